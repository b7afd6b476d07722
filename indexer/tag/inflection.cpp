#include "indexer/tag/inflection.hpp"

#include <algorithm>

namespace wegwijzer::tag {

namespace {

constexpr std::size_t shortest_left = 3;
constexpr std::size_t shortest_verb = 5;

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }
bool is_consonant(char c) { return c >= 'a' && c <= 'z' && !is_vowel(c); }

/// What of a word stays before -en and -e: boom, bom-; les, less-; brief, briev-; huis, huiz-.
std::vector<std::string> stems_before_vowel(std::string_view word) {
  std::vector<std::string> stems{std::string(word)};
  const std::size_t size = word.size();
  if (size < shortest_left || !is_consonant(word[size - 1]) || !is_vowel(word[size - 2])) {
    return stems;
  }
  const std::string front(word.substr(0, size - 1));
  const char last = word[size - 1];
  if (word[size - 2] == word[size - 3]) {
    stems.push_back(std::string(word.substr(0, size - 2)) + last);
  } else if (!is_vowel(word[size - 3])) {
    stems.push_back(std::string(word) + last);
  }
  if (last == 'f') stems.push_back(front + 'v');
  if (last == 's') stems.push_back(front + 'z');
  return stems;
}

/// The other way round: what a word may be without its -en or -e, of which `stem` is left.
std::vector<std::string> words_of_stem(std::string_view stem) {
  std::vector<std::string> words{std::string(stem)};
  const std::size_t size = stem.size();
  if (size < shortest_left || !is_consonant(stem[size - 1])) return words;
  const std::string front(stem.substr(0, size - 1));
  const char last = stem[size - 1];
  if (stem[size - 2] == last) words.push_back(front);
  if (last == 'v') words.push_back(front + 'f');
  if (last == 'z') words.push_back(front + 's');
  if (is_vowel(stem[size - 2]) && !is_vowel(stem[size - 3])) {
    words.push_back(front + stem[size - 2] + last);
  }
  return words;
}

/// "signaleren": signaleert, signalerend(e), signaleerde(n), gesignaleerd(e). Of the weak verbs
/// only those in -eren have their past here: of others the spelling does not tell it.
void add_verb_forms(std::string_view infinitive, std::vector<std::string>& forms) {
  constexpr std::string_view ending = "en", borrowed = "eren";
  if (!infinitive.ends_with(ending) || infinitive.size() < shortest_verb) return;
  forms.push_back(std::string(infinitive) + "d");
  forms.push_back(std::string(infinitive) + "de");
  const std::string_view stem = infinitive.substr(0, infinitive.size() - ending.size());
  for (const std::string& whole : words_of_stem(stem)) forms.push_back(whole + "t");
  if (!infinitive.ends_with(borrowed)) return;
  const std::string past = std::string(stem.substr(0, stem.size() - 2)) + "eerd";
  for (const char* end : {"", "e", "en"}) {
    forms.push_back(past + end);
    forms.push_back("ge" + past + end);
  }
}

/// "kaart": kaartje, kaartjes; "folder": foldertje; "film": filmpje.
void add_diminutives(std::string_view word, std::vector<std::string>& forms) {
  for (const char* ending : {"je", "tje", "pje"}) {
    forms.push_back(std::string(word) + ending);
    forms.push_back(std::string(word) + ending + "s");
  }
}

}  // namespace

std::vector<std::string> inflections(std::string_view word) {
  std::vector<std::string> forms{std::string(word) + "s"};
  add_verb_forms(word, forms);
  add_diminutives(word, forms);
  if (word.ends_with('e')) forms.push_back(std::string(word) + "n");
  for (const std::string& stem : stems_before_vowel(word)) {
    forms.push_back(stem + "en");
    forms.push_back(stem + "e");
  }
  for (const std::string_view ending : {"s", "n", "en", "e"}) {
    if (!word.ends_with(ending) || word.size() < ending.size() + shortest_left) continue;
    const std::string_view stem = word.substr(0, word.size() - ending.size());
    if (ending.front() != 'e') {
      if (ending == "s" || stem.back() == 'e') forms.emplace_back(stem);
      continue;
    }
    const auto words = words_of_stem(stem);
    forms.insert(forms.end(), words.begin(), words.end());
  }
  std::sort(forms.begin(), forms.end());
  forms.erase(std::unique(forms.begin(), forms.end()), forms.end());
  std::erase(forms, word);
  return forms;
}

}  // namespace wegwijzer::tag
