#include "searchd/search/explainer.hpp"

#include <algorithm>

#include "schema/fields.hpp"
#include "searchd/search/refinement.hpp"

namespace wegwijzer::search {

Explainer::Explainer(const Interpretation& meaning, const std::vector<TermWeight>& weights,
                     const WantedWords& wanted, const Generation& generation,
                     const Xapian::Database& database)
    : meaning_(meaning),
      weights_(weights),
      wanted_(wanted),
      generation_(generation),
      database_(database),
      word_weights_(word_weights(meaning, weights)) {}

Explanation Explainer::explain(std::uint32_t document, Look look) const {
  Explanation explanation;
  explanation.words = meaning_.words;
  add_matches(document, explanation);
  explanation.factors = factors(document);

  const AllWords all(meaning_, generation_.ranking());
  const double words = explanation.by_words;
  const double weighed = words * generation_.facts().prior(document);
  const double complete = weighed * all.factor(explanation.has);
  explanation.by_document = weighed - words;
  explanation.by_all_words = complete - weighed;
  if (look == Look::Close && explanation.has != 0) {
    const Bonus bonus = bonus_of({document, complete, explanation.has}, meaning_, word_weights_,
                                 wanted_, generation_);
    explanation.by_nearness = bonus.near;
    explanation.by_title = bonus.equal_title;
  }
  return explanation;
}

void Explainer::add_matches(std::uint32_t document, Explanation& explanation) const {
  const Xapian::docid docid = document + 1;
  const float saturation = generation_.facts().saturation(document);
  for (std::size_t i = 0; i < meaning_.alternatives.size(); ++i) {
    const Alternative& alternative = meaning_.alternatives[i];
    auto posting = database_.postlist_begin(alternative.term);
    const auto end = database_.postlist_end(alternative.term);
    if (posting != end) posting.skip_to(docid);
    if (posting == end || *posting != docid) continue;
    const std::uint32_t count = posting.get_wdf();
    const double weight = weights_[i].of_saturated(static_cast<float>(count), saturation);
    explanation.matches.push_back(
        {alternative.shown, alternative.by, alternative.words, count, weight});
    explanation.has |= alternative.words;
    explanation.by_words += weight;
  }
  std::stable_sort(explanation.matches.begin(), explanation.matches.end(),
                   [](const TermMatch& a, const TermMatch& b) { return a.weight > b.weight; });
}

std::vector<DocumentFactor> Explainer::factors(std::uint32_t document) const {
  const Ranking& ranking = generation_.ranking();
  const FacetColumns& columns = generation_.columns();
  const int today = generation_.facts().today();
  std::vector<DocumentFactor> factors;
  const auto add = [&](std::string kind, std::string facet, std::string value, double factor) {
    if (factor == 1) return;
    factors.push_back({std::move(kind), std::move(facet), std::move(value), factor});
  };
  add("freshness", "", "", DocumentFacts::freshness(ranking, columns.date(document), today));
  const auto& facets = generation_.taxonomy().facets;
  std::size_t facet = 0;
  for (const ValueCode code : columns.values_of(document)) {
    while (facet + 1 < facets.size() && code >= columns.first_code(facet + 1)) ++facet;
    const FacetValue& value = facets[facet].values[code - columns.first_code(facet)];
    add("value", facets[facet].id, value.id,
        DocumentFacts::of_value(ranking, facets[facet].id, value.id));
  }
  const std::string last_day = database_.get_document(document + 1).get_value(slot::event_end);
  add("past_event", "", "", DocumentFacts::of_event(ranking, last_day, today));
  return factors;
}

}  // namespace wegwijzer::search
