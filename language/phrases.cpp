#include "language/phrases.hpp"

#include <algorithm>
#include <set>

namespace wegwijzer::language {

namespace {

/// Words that may stand between those of a phrase.
constexpr std::size_t words_between = 3;
/// More words are a sentence, which nobody repeats.
constexpr std::size_t most_words = 6;
/// It becomes a term, which Xapian limits to 245 bytes with its prefix.
constexpr std::size_t longest_key = 200;

/// Small words that change nothing: articles, and the first of "e-learning".
bool says_nothing(std::string_view form) {
  return form == "de" || form == "het" || form == "een" || form == "e";
}

/// The words that tell something. None where small words make the phrase mean another thing than
/// the one word that they leave: "niet westers", "verpleegkundige worden".
std::vector<std::string> stems_of(std::string_view phrase, const Analyser& analyser) {
  std::vector<std::string> all, telling;
  bool nothing_lost = true;
  for (const Token& token : analyser.analyse(phrase, "nl")) {
    if (token.joined) continue;
    all.push_back(token.term);
    if (!analyser.is_stop_word(token.form)) {
      telling.push_back(token.term);
    } else {
      nothing_lost = nothing_lost && says_nothing(token.form);
    }
  }
  if (telling.size() == 1 && !nothing_lost) return {};
  return telling.empty() ? all : telling;
}

std::string join(const std::vector<std::string>& words) {
  std::string joined;
  for (const std::string& word : words) joined += (joined.empty() ? "" : " ") + word;
  return joined;
}

std::vector<std::string> phrases_of(const LanguageData& data) {
  std::vector<std::string> phrases;
  for (const ThesaurusGroup& group : data.thesaurus) {
    for (const auto* side : {&group.terms, &group.from, &group.to}) {
      phrases.insert(phrases.end(), side->begin(), side->end());
    }
  }
  return phrases;
}

}  // namespace

std::string phrase_key(std::string_view phrase, const Analyser& analyser) {
  return join(stems_of(phrase, analyser));
}

std::vector<std::string> phrases_without_key(const LanguageData& data, const Analyser& analyser) {
  std::vector<std::string> without;
  std::set<std::string> seen;
  for (const std::string& phrase : phrases_of(data)) {
    if (stems_of(phrase, analyser).empty() && seen.insert(phrase).second) without.push_back(phrase);
  }
  return without;
}

PhraseFinder::PhraseFinder(const LanguageData& data, const Analyser& analyser)
    : analyser_(&analyser) {
  std::set<std::string> known;
  for (const std::string& phrase : phrases_of(data)) {
    std::vector<std::string> stems = stems_of(phrase, analyser);
    std::string key = join(stems);
    if (stems.size() < 2 || stems.size() > most_words || key.size() > longest_key) continue;
    if (!known.insert(key).second) continue;
    const auto longest = std::max_element(
        stems.begin(), stems.end(),
        [](const std::string& a, const std::string& b) { return a.size() < b.size(); });
    const std::string filed_under = *longest;
    stems.erase(longest);
    by_stem_[filed_under].push_back({std::move(key), std::move(stems)});
  }
}

std::vector<PhraseFinder::Found> PhraseFinder::find(const std::vector<Token>& tokens) const {
  std::vector<const std::string*> stems;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].joined) continue;
    stems.push_back(&analyser_->dutch_stem(tokens[i].form));
    places.push_back(i);
  }
  std::vector<Found> found;
  for (std::size_t at = 0; at < stems.size(); ++at) {
    const auto phrases = by_stem_.find(*stems[at]);
    if (phrases == by_stem_.end()) continue;
    for (const Phrase& phrase : phrases->second) {
      const std::size_t reach = phrase.others.size() + words_between;
      const auto first = stems.begin() + static_cast<std::ptrdiff_t>(at - std::min(at, reach));
      const auto last =
          stems.begin() + static_cast<std::ptrdiff_t>(std::min(at + reach + 1, stems.size()));
      const bool whole =
          std::all_of(phrase.others.begin(), phrase.others.end(), [&](const std::string& other) {
            return std::any_of(first, last,
                               [&](const std::string* stem) { return *stem == other; });
          });
      if (whole) found.push_back({phrase.key, places[at]});
    }
  }
  return found;
}

}  // namespace wegwijzer::language
