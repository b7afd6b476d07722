#include "language/synonyms.hpp"

#include <algorithm>
#include <cctype>

#include "base/utf8.hpp"
#include "language/phrases.hpp"

namespace wegwijzer::language {

namespace {

constexpr std::size_t longest_abbreviation = 6;
/// A phrase of the thesaurus has at most this many telling words.
constexpr std::size_t most_phrase_words = 6;

std::vector<Synonyms::Term> with_keys(const std::vector<std::string>& texts,
                                      const Analyser& analyser) {
  std::vector<Synonyms::Term> terms;
  for (const std::string& text : texts) terms.push_back({text, phrase_key(text, analyser)});
  return terms;
}

bool is_single_word(std::string_view text) { return text.find(' ') == std::string_view::npos; }

}  // namespace

bool is_abbreviation(std::string_view text) {
  if (text.size() > longest_abbreviation || text.size() < 2) return false;
  return std::any_of(text.begin() + 1, text.end(),
                     [](char c) { return std::isupper(static_cast<unsigned char>(c)) != 0; });
}

void Synonyms::add(const Term& from, const Term& to, const ThesaurusGroup& group) {
  const std::string& key = from.key;
  Synonym synonym{to.text, to.key, group.kind, group.dangerous};
  if (key.empty() || synonym.key.empty() || key == synonym.key) return;
  if (is_forbidden(key, synonym.key)) return;
  const bool fresh = !entries_.contains(key);
  Entry& entry = entries_[key];
  entry.abbreviation = is_abbreviation(from.text) && (fresh || entry.abbreviation);
  entry.dangerous = group.dangerous && (fresh || entry.dangerous);
  const auto same = std::find_if(entry.synonyms.begin(), entry.synonyms.end(),
                                 [&](const Synonym& known) { return known.key == synonym.key; });
  if (same == entry.synonyms.end()) {
    entry.synonyms.push_back(std::move(synonym));
  } else {
    same->dangerous = same->dangerous && synonym.dangerous;
  }
}

Synonyms::Synonyms(const LanguageData& data, const Analyser& analyser) {
  for (const ThesaurusGroup& group : data.thesaurus) {
    if (group.direction != Direction::Forbidden) continue;
    for (const std::string& from : group.from) {
      for (const std::string& to : group.to) {
        const std::string a = phrase_key(from, analyser), b = phrase_key(to, analyser);
        forbidden_.insert({a, b});
        forbidden_.insert({b, a});
      }
    }
  }
  for (const ThesaurusGroup& group : data.thesaurus) {
    if (group.direction == Direction::Forbidden) continue;
    const bool both = group.direction == Direction::TwoWay;
    const std::vector<Term> from = with_keys(both ? group.terms : group.from, analyser);
    const std::vector<Term> to = both ? from : with_keys(group.to, analyser);
    const bool misspelt = !both && group.kind == "spelling";
    for (const Term& a : from) {
      if (misspelt && is_single_word(a.text) && is_single_word(group.to.front())) {
        misspellings_.emplace(fold(a.text), fold(group.to.front()));
      } else if (is_single_word(a.text)) {
        single_words_.push_back(fold(a.text));
      }
      for (const Term& b : to) add(a, b, group);
    }
  }
  std::sort(single_words_.begin(), single_words_.end());
  single_words_.erase(std::unique(single_words_.begin(), single_words_.end()), single_words_.end());
}

bool Synonyms::is_forbidden(const std::string& from, const std::string& to) const {
  if (forbidden_.contains({from, to})) return true;
  // "ouder" does not lead to "kwetsbare ouderen" either.
  for (std::size_t begin = 0; begin < to.size();) {
    const std::size_t end = std::min(to.find(' ', begin), to.size());
    if (forbidden_.contains({from, to.substr(begin, end - begin)})) return true;
    begin = end + 1;
  }
  return false;
}

const std::string& Synonyms::misspelling_of(const std::string& form) const {
  static const std::string none;
  const auto found = misspellings_.find(form);
  return found == misspellings_.end() ? none : found->second;
}

bool Synonyms::is_meant(const Entry& entry, const std::vector<TypedWord>& words, std::size_t begin,
                        std::size_t length) const {
  if (length > 1 || !entry.abbreviation) return true;
  const TypedWord& word = words[begin];
  return word.capitals || (!entry.dangerous && !word.known_word);
}

std::vector<Synonyms::Match> Synonyms::matches(const std::vector<TypedWord>& words) const {
  std::vector<Match> found;
  std::size_t covered = 0;  // by a match that began further to the left
  for (std::size_t begin = 0; begin < words.size(); ++begin) {
    const std::size_t first = found.size();
    std::string key;
    for (std::size_t length = 1; length <= most_phrase_words && begin + length <= words.size();
         ++length) {
      key += (key.empty() ? "" : " ") + words[begin + length - 1].stem;
      const auto entry = entries_.find(key);
      if (entry == entries_.end() || !is_meant(entry->second, words, begin, length)) continue;
      found.push_back({begin, length, begin + length <= covered, entry->second.synonyms});
    }
    if (found.size() == first) continue;
    covered = std::max(covered, begin + found.back().length);
    for (std::size_t i = first; i + 1 < found.size(); ++i) found[i].within_another = true;
  }
  return found;
}

}  // namespace wegwijzer::language
