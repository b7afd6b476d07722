// Of a Searcher: the hits of a page, as they are shown.
#include <algorithm>

#include "schema/sections.hpp"
#include "schema/stored_record.hpp"
#include "schema/xapian_try.hpp"
#include "searchd/search/refinement.hpp"
#include "searchd/search/searcher.hpp"
#include "searchd/search/snippet.hpp"

namespace wegwijzer::search {

namespace {

/// The values of a document in one facet, without those above another of its values.
std::vector<LabelledId> most_specific(const Facet& facet,
                                      const std::vector<const FacetValue*>& values,
                                      const std::string& language) {
  std::vector<LabelledId> labelled;
  for (const FacetValue* value : values) {
    const bool above = std::any_of(values.begin(), values.end(), [&](const FacetValue* other) {
      const auto line = facet.with_parents(*other);
      return other != value && std::find(line.begin(), line.end(), value) != line.end();
    });
    if (!above) labelled.push_back({value->id, in_language(value->label, language)});
  }
  return labelled;
}

/// The section of the document in which a byte of its text stands; none when a link cannot point to
/// it, or it is the whole document.
std::optional<SectionLink> section_at(const Generation& generation, std::size_t document,
                                      std::size_t byte, const Record& record) {
  const auto sections = decode_sections(generation.sections()[document]);
  const auto after = std::find_if(sections.begin(), sections.end(),
                                  [&](const Section& section) { return section.offset > byte; });
  if (after == sections.begin()) return std::nullopt;
  const Section& section = *std::prev(after);
  if (section.fragment.empty() || section.title == record.title) return std::nullopt;
  return SectionLink{section.title, record.url + "#" + section.fragment};
}

std::map<std::string, std::vector<LabelledId>> tags_of(const Generation& generation,
                                                       std::size_t document,
                                                       const std::string& language) {
  std::map<std::string, std::vector<LabelledId>> tags;
  const auto& facets = generation.taxonomy().facets;
  const auto codes = generation.columns().values_of(document);
  for (std::size_t i = 0; i < facets.size(); ++i) {
    if (!facets[i].shown) continue;
    std::vector<const FacetValue*> values;
    const std::size_t first = generation.columns().first_code(i);
    for (const ValueCode code : codes) {
      if (code >= first && code < first + facets[i].values.size()) {
        values.push_back(&facets[i].values[code - first]);
      }
    }
    if (!values.empty()) tags[facets[i].id] = most_specific(facets[i], values, language);
  }
  return tags;
}

}  // namespace

Explainer::Look Searcher::look_at(const Answer& answer, std::uint32_t document) {
  const auto behind = answer.ranked.begin() + static_cast<std::ptrdiff_t>(std::min(
                                                  refined_candidates, answer.ranked.size()));
  const bool is_behind = std::any_of(behind, answer.ranked.end(), [&](const Candidate& candidate) {
    return candidate.document == document;
  });
  return is_behind ? Explainer::Look::Words : Explainer::Look::Close;
}

Result<void> Searcher::add_hits(const std::vector<Candidate>& shown, const Answer& answer,
                                Results& results) {
  const Query& query = results.query;
  std::optional<Explainer> explainer;
  if (query.explain && !answer.listed) {
    explainer.emplace(answer.meaning, answer.weights, answer.wanted, *generation_, database_);
  }
  for (const Candidate& candidate : shown) {
    const std::uint32_t document = candidate.document;
    auto made = hit(document, answer.wanted, query.language);
    if (!made) return fail(made.error());
    made->score = candidate.score;
    made->pinned = is_pinned(answer, document);
    if (explainer) {
      auto explained = xapian_try(
          "explain", [&] { return explainer->explain(document, look_at(answer, document)); },
          rebuild_hint);
      if (!explained) return fail(explained.error());
      made->explanation = std::move(*explained);
    }
    results.hits.push_back(std::move(*made));
  }
  return {};
}

Result<Hit> Searcher::hit(std::size_t document, const WantedWords& wanted,
                          const std::string& language) {
  auto record = record_from_stored(generation_->hits()[document]);
  if (!record) return fail(record.error());
  const WordStream words(generation_->words()[document]);
  Snippet shown = snippet(generation_->texts()[document], words, wanted);
  Hit hit;
  hit.id = record->id;
  hit.url = record->url;
  hit.title = mark_title(record->title, words, wanted);
  hit.snippet = std::move(shown.pieces);
  if (shown.matched) hit.section = section_at(*generation_, document, shown.byte, *record);
  hit.source = {record->source, record->source_label};
  hit.published = record->published;
  hit.language = record->language;
  hit.access = record->access;
  hit.media_type = record->media_type;
  hit.tags = tags_of(*generation_, document, language);
  hit.event = record->event;
  hit.also_at = record->also_at;
  hit.on_copy_site = record->on_copy_site;
  return hit;
}

}  // namespace wegwijzer::search
