#include "indexer/tag/trigger_index.hpp"

#include <algorithm>
#include <tuple>

namespace wegwijzer::tag {

namespace {

bool has_capital(std::string_view word) {
  return !word.empty() && word.front() >= 'A' && word.front() <= 'Z';
}

/// Two capitals in its first word, as in "PaTz".
bool is_abbreviation(std::string_view phrase) {
  const std::string_view word = phrase.substr(0, phrase.find_first_of(" -"));
  return std::count_if(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; }) > 1;
}

/// "leiden" at the beginning of a sentence has a capital too, and then tells nothing.
bool is_name(const Match& match, const Words& words) {
  const bool one_word = match.end - match.begin == 1;
  return has_capital(words.exact(match.begin)) && !(one_word && words.begins_sentence(match.begin));
}

}  // namespace

TriggerIndex::TriggerIndex(const Values& values) {
  for (ValueId value = 0; value < values.size(); ++value) {
    const Triggers& when = values[value].value->when;
    has_company_.push_back(!when.with.empty());
    first_named_.push_back(values[value].facet->first_named);
    addressed_.push_back(values[value].facet->addressed);
    if (!values[value].value->restricted) add(value, when);
  }
}

void TriggerIndex::add(ValueId value, const Triggers& when) {
  add({value, Role::Strong}, when.strong);
  add({value, Role::Abbreviation}, when.abbreviation);
  add({value, Role::Weak}, when.weak);
  add({value, Role::With}, when.with);
  add({value, Role::Negative}, when.negative);
  for (const std::string& word : when.synonym) {
    add({value, is_abbreviation(word) ? Role::Abbreviation : Role::Strong, true}, {word});
  }
}

void TriggerIndex::add(const Use& use, const std::vector<std::string>& phrases) {
  for (const std::string& phrase : phrases) {
    const Case letters = use.role == Role::Abbreviation ? Case::Exact : Case::Folded;
    const PhraseId id = phrases_.add(phrase, letters, compounds_of(use));
    uses_.resize(phrases_.size());
    uses_[id].push_back(use);
    if (use.role == Role::Weak && has_capital(phrase)) uses_[id].back().role = Role::Name;
  }
}

Compounds TriggerIndex::compounds_of(const Use& use) const {
  if (use.role != Role::Strong) return Compounds::AsWritten;
  // A "projectleider" is no project: what a thing is stands at the end.
  return first_named_[use.value] ? Compounds::Ends : Compounds::Anywhere;
}

std::vector<Occurrence> TriggerIndex::find(const Words& words) const {
  std::vector<Occurrence> found;
  for (const Match& match : phrases_.find(words)) {
    for (const Use& use : uses_[match.phrase]) {
      if (use.role == Role::Name && !is_name(match, words)) continue;
      found.push_back({use.value, use.role, match, use.synonym});
    }
  }
  std::sort(found.begin(), found.end(), [](const Occurrence& a, const Occurrence& b) {
    return std::tuple(a.value, a.match.begin, a.match.end, a.role) <
           std::tuple(b.value, b.match.begin, b.match.end, b.role);
  });
  return found;
}

}  // namespace wegwijzer::tag
