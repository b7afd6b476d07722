#include "indexer/tag/synonyms.hpp"

#include <map>
#include <set>
#include <string>

#include "indexer/tag/words.hpp"

namespace wegwijzer::tag {

namespace {

using language::Direction;
using language::ThesaurusGroup;

/// A group, one way: each of `words` may be said for each of `meanings`.
struct Exchange {
  const std::vector<std::string>* words;
  const std::vector<std::string>* meanings;
};

bool means_the_same(const ThesaurusGroup& group) {
  if (group.dangerous || group.direction == Direction::Forbidden) return false;
  if (group.direction == Direction::TwoWay) return true;
  return group.kind == "spelling" || group.kind == "abbreviation" || group.kind == "outdated";
}

/// By the key of what they mean, the words that may be said for it.
using WordsByMeaning = std::map<std::string, std::vector<std::string>>;

WordsByMeaning words_by_meaning(const std::vector<ThesaurusGroup>& thesaurus) {
  WordsByMeaning by_meaning;
  for (const ThesaurusGroup& group : thesaurus) {
    if (!means_the_same(group)) continue;
    const bool both = group.direction == Direction::TwoWay;
    const Exchange exchange{both ? &group.terms : &group.from, both ? &group.terms : &group.to};
    for (const std::string& meaning : *exchange.meanings) {
      auto& words = by_meaning[words_key(meaning)];
      words.insert(words.end(), exchange.words->begin(), exchange.words->end());
    }
  }
  return by_meaning;
}

void add_keys(const std::vector<std::string>& triggers, std::set<std::string>& keys) {
  for (const std::string& trigger : triggers) keys.insert(words_key(trigger));
}

void add_synonyms(const WordsByMeaning& by_meaning, Triggers& when) {
  std::set<std::string> firm;
  add_keys(when.strong, firm);
  add_keys(when.abbreviation, firm);
  // What a value calls weak or negative stays so.
  std::set<std::string> known = firm;
  add_keys(when.weak, known);
  add_keys(when.negative, known);
  for (const std::string& key : firm) {
    const auto words = by_meaning.find(key);
    if (words == by_meaning.end()) continue;
    for (const std::string& word : words->second) {
      if (known.insert(words_key(word)).second) when.synonym.push_back(word);
    }
  }
}

}  // namespace

Taxonomy with_synonyms(Taxonomy taxonomy, const std::vector<ThesaurusGroup>& thesaurus) {
  const auto by_meaning = words_by_meaning(thesaurus);
  for (Facet& facet : taxonomy.facets) {
    for (FacetValue& value : facet.values) add_synonyms(by_meaning, value.when);
  }
  return taxonomy;
}

}  // namespace wegwijzer::tag
