#include "searchd/search/suggested_terms.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "language/marked_words.hpp"
#include "language/phrases.hpp"
#include "language/synonyms.hpp"
#include "schema/fields.hpp"

namespace wegwijzer::search {

using language::Direction;
using language::ThesaurusGroup;

namespace {

/// What a group gives: terms to show, and words that only lead to such terms.
struct Sides {
  std::vector<std::string> shown, understood;
};

/// "hoe voer je in": somebody says it so, no page is looked for by it.
bool is_sentence(const std::string& text, const language::Analyser& analyser) {
  const auto tokens = analyser.analyse(text, "nl");
  return std::any_of(tokens.begin(), tokens.end(),
                     [&](const auto& token) { return analyser.is_stop_word(token.form); });
}

/// `from` of an outdated group hurts, of a spelling group is a slip, of a lay group may be how
/// people put it: these only lead to the others. In a spelling group of equals the first is how we
/// write it.
Sides sides_of(const ThesaurusGroup& group, const language::Analyser& analyser) {
  const bool spelling = group.kind == "spelling";
  if (group.direction == Direction::Forbidden) return {};
  if (group.direction == Direction::TwoWay) {
    if (!spelling || group.terms.empty()) return {group.terms, {}};
    return {
        {group.terms.front()},
        { group.terms.begin() + 1,  group.terms.end()}
    };
  }
  if (spelling || group.kind == "outdated") return {group.to, group.from};
  Sides sides{group.to, {}};
  for (const std::string& text : group.from) {
    const bool said = group.kind == "lay" && is_sentence(text, analyser);
    (said ? sides.understood : sides.shown).push_back(text);
  }
  return sides;
}

/// "PA": a physician assistant here, and something else to others.
std::vector<std::string> ambiguous_in(const ThesaurusGroup& group) {
  std::vector<std::string> ambiguous;
  if (group.kind != "abbreviation" || !group.dangerous) return ambiguous;
  for (const auto* side : {&group.terms, &group.from}) {
    std::copy_if(side->begin(), side->end(), std::back_inserter(ambiguous),
                 language::is_abbreviation);
  }
  return ambiguous;
}

/// How many documents have a word or phrase, by its phrase_key.
std::size_t documents_with(const std::string& key, const Xapian::Database& database) {
  const bool phrase = key.find(' ') != std::string::npos;
  return database.get_termfreq(phrase ? std::string(phrase_prefix) + key : key);
}

std::string squeezed_text(const std::string& text) {
  return language::squeezed(language::tokenize(text));
}

class Collector {
 public:
  Collector(const language::LanguageData& data, const language::Analyser& analyser,
            const Xapian::Database& database)
      : analyser_(analyser), database_(database) {
    for (const ThesaurusGroup& group : data.thesaurus) {
      for (const std::string& text : ambiguous_in(group)) ambiguous_.insert(squeezed_text(text));
      if (group.kind != "outdated") continue;
      for (const std::string& text : group.from) outdated_.insert(squeezed_text(text));
    }
  }

  void add(const ThesaurusGroup& group) {
    const Sides sides = sides_of(group, analyser_);
    for (const std::string& text : sides.shown) show(text);
    const auto& proper = group.direction == Direction::OneWay ? group.to : sides.shown;
    for (const std::string& text : sides.understood) {
      for (const std::string& instead : proper) {
        ways_in_.emplace_back(squeezed_text(text), phrase_key(instead, analyser_));
      }
    }
  }

  SuggestedTerms take(const language::Compounds& compounds) {
    std::vector<std::pair<std::string, SuggestedTerms::Term>> by_key(terms_.begin(), terms_.end());
    std::stable_sort(by_key.begin(), by_key.end(), [](const auto& a, const auto& b) {
      return a.second.documents > b.second.documents;
    });
    std::map<std::string, std::uint32_t> places;
    std::vector<SuggestedTerms::Term> terms;
    std::vector<std::string> texts;
    for (const auto& [key, term] : by_key) {
      places.emplace(key, static_cast<std::uint32_t>(terms.size()));
      terms.push_back(term);
      texts.push_back(language::marked(term.text, "nl", analyser_, compounds));
    }
    std::vector<std::pair<std::string, std::uint32_t>> ways_in;
    for (const auto& [typed, key] : ways_in_) {
      const auto place = places.find(key);
      if (place != places.end()) ways_in.emplace_back(typed, place->second);
    }
    std::sort(ways_in.begin(), ways_in.end());
    return {
        std::move(terms),
        std::move(ways_in),
        {outdated_.begin(), outdated_.end()},
        SuggestionTable({texts.begin(),     texts.end()    },
        analyser_)
    };
  }

 private:
  void show(const std::string& text) {
    std::string key = phrase_key(text, analyser_);
    const std::string squeezed = squeezed_text(text);
    if (key.empty() || terms_.contains(key) || outdated_.contains(squeezed) ||
        ambiguous_.contains(squeezed)) {
      return;
    }
    const std::size_t documents = documents_with(key, database_);
    if (documents > 0) terms_.emplace(std::move(key), SuggestedTerms::Term{text, documents});
  }

  const language::Analyser& analyser_;
  const Xapian::Database& database_;
  std::set<std::string> outdated_, ambiguous_;         // squeezed
  std::map<std::string, SuggestedTerms::Term> terms_;  // by phrase_key
  std::vector<std::pair<std::string, std::string>> ways_in_;
};

}  // namespace

SuggestedTerms suggested_terms(const language::LanguageData& data,
                               const language::Analyser& analyser,
                               const language::Compounds& compounds,
                               const Xapian::Database& database) {
  Collector collector(data, analyser, database);
  for (const ThesaurusGroup& group : data.thesaurus) collector.add(group);
  return collector.take(compounds);
}

}  // namespace wegwijzer::search
