// A Placement in plain sentences, for who asks why a page is where it is.
#include <fmt/format.h>

#include <algorithm>

#include "searchd/search/placement.hpp"
#include "searchd/search/sentences.hpp"

namespace wegwijzer::search {

namespace {

/// The sentences of one placement, one after the other.
class Story {
 public:
  Story(const Placement& placement, const Taxonomy& taxonomy)
      : placement_(placement), taxonomy_(taxonomy), language_(placement.results.query.language) {}

  std::vector<std::string> tell() && {
    tell_place();
    if (placement_.pinned) {
      say({"Een redacteur heeft deze pagina bovenaan gezet.",
           "An editor put this page at the top."});
    }
    for (const Reason& reason : placement_.reasons) tell_reason(reason);
    tell_reading();
    if (placement_.explanation) {
      tell_matches(*placement_.explanation);
      tell_parts(*placement_.explanation);
    }
    return std::move(sentences_);
  }

 private:
  template <class... Args>
  std::string worded(Sentence sentence, const Args&... args) const {
    return fmt::format(fmt::runtime(language_ == "en" ? sentence.en : sentence.nl), args...);
  }
  template <class... Args>
  void say(Sentence sentence, const Args&... args) {
    sentences_.push_back(worded(sentence, args...));
  }
  std::string number(double value) const {
    std::string text = fmt::format("{:.2f}", value);
    if (language_ != "en") std::replace(text.begin(), text.end(), '.', ',');
    return text;
  }

  void tell_place() {
    const std::size_t total = placement_.results.total;
    if (!placement_.found) {
      return say({"Deze pagina staat niet bij de resultaten (aantal: {}).",
                  "This page is not among the results (number: {})."},
                 total);
    }
    if (placement_.rank == 0) {
      return say({"Deze pagina staat bij de {} resultaten, na plaats {}.",
                  "This page is among the {} results, after place {}."},
                 total, last_result);
    }
    if (!placement_.explanation) {
      return say({"Zonder zoekwoorden staan de nieuwste pagina's bovenaan. Deze staat op plaats "
                  "{} van {}.",
                  "Without words to look for the newest come first. This page is number {} of {}."},
                 placement_.rank, total);
    }
    say({"Deze pagina staat op plaats {} van {}, met een score van {}.",
         "This page is number {} of {}, with a score of {}."},
        placement_.rank, total, number(placement_.explanation->score()));
  }

  void tell_reason(const Reason& reason) {
    const Facet* facet = taxonomy_.find(reason.parameter);
    std::vector<std::string> values = reason.values;
    for (std::string& value : values) {
      const FacetValue* known = facet == nullptr ? nullptr : facet->find(value);
      if (known != nullptr) value = in_language(known->label, language_);
    }
    const std::string name =
        facet == nullptr ? reason.parameter : in_language(facet->label, language_);
    say(sentence_of(reason), name, fmt::format("{}", fmt::join(values, ", ")));
    if (!reason.url.empty()) {
      say({"Kijk daarvoor op {}.", "See {} instead."}, reason.url);
    }
    if (!reason.date.empty()) {
      say({"Het laatste bezoek was op {}{}.", "The last visit was on {}{}."}, reason.date,
          reason.status > 0 ? fmt::format(" (HTTP {})", reason.status) : "");
    }
  }

  void tell_reading() {
    const Results& results = placement_.results;
    for (const Correction& correction : results.corrected) {
      say({"“{}” is gelezen als “{}”.", "“{}” was read as “{}”."}, correction.from, correction.to);
    }
    for (const Expansion& expansion : results.expanded) {
      say({"Bij “{}” is ook gezocht op: {}.", "For “{}” these were looked for too: {}."},
          expansion.from, fmt::format("{}", fmt::join(expansion.to, ", ")));
    }
    for (const std::string& word : results.relaxed) {
      say({"“{}” telt niet mee: geen enkele pagina heeft het.",
           "“{}” does not count: no page has it."},
          word);
    }
  }

  void tell_matches(const Explanation& explanation) {
    for (const TermMatch& match : explanation.matches) {
      std::string words;
      for (std::size_t i = 0; i < explanation.words.size(); ++i) {
        if ((match.words >> i & 1) == 0) continue;
        words += (words.empty() ? "" : ", ") + explanation.words[i].form;
      }
      say({"{}: {} keer “{}” ({}) geeft {}.", "{}: {} × “{}” ({}) gives {}."}, words, match.count,
          match.shown, worded(sentence_of(match.by)), number(match.weight));
    }
    const auto missing = explanation.missing();
    if (placement_.found && !missing.empty()) {
      say({"Niet in deze pagina: {}.", "Not in this page: {}."},
          fmt::format("{}", fmt::join(missing, ", ")));
    }
  }

  void tell_factor(const DocumentFactor& factor) {
    if (factor.kind == "freshness") {
      say({"De datum van publicatie telt mee: maal {}.",
           "The date of publication counts: times {}."},
          number(factor.factor));
    } else if (factor.kind == "past_event") {
      say({"De bijeenkomst is voorbij: maal {}.", "The event is over: times {}."},
          number(factor.factor));
    } else {
      const Facet* facet = taxonomy_.find(factor.facet);
      const FacetValue* value = facet == nullptr ? nullptr : facet->find(factor.value);
      if (value == nullptr) return;
      say({"{}: {} telt maal {}.", "{}: {} counts times {}."}, in_language(facet->label, language_),
          in_language(value->label, language_), number(factor.factor));
    }
  }

  void tell_parts(const Explanation& explanation) {
    if (explanation.matches.empty()) return;
    say({"De woorden geven samen {}.", "The words give {} together."},
        number(explanation.by_words));
    for (const DocumentFactor& factor : explanation.factors) tell_factor(factor);
    if (explanation.by_all_words > 0) {
      say({"Alle woorden staan erin: plus {}.", "All words are in it: plus {}."},
          number(explanation.by_all_words));
    }
    if (explanation.by_nearness > 0) {
      say({"Woorden van de vraag staan dicht bij elkaar: plus {}.",
           "Words of the question stand close together: plus {}."},
          number(explanation.by_nearness));
    }
    if (explanation.by_title > 0) {
      say({"De titel is precies de vraag: plus {}.", "The title is the question itself: plus {}."},
          number(explanation.by_title));
    }
  }

  const Placement& placement_;
  const Taxonomy& taxonomy_;
  const std::string& language_;
  std::vector<std::string> sentences_;
};

}  // namespace

std::vector<std::string> in_words(const Placement& placement, const Taxonomy& taxonomy) {
  return Story(placement, taxonomy).tell();
}

}  // namespace wegwijzer::search
