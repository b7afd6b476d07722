#include "searchd/search/interpreter.hpp"

#include <algorithm>
#include <cctype>
#include <set>

#include "base/utf8.hpp"
#include "searchd/search/alternatives.hpp"

namespace wegwijzer::search {

using language::Token;

namespace {

/// Nobody types more; what comes after is not looked at.
constexpr std::size_t most_question_words = 24;
constexpr std::size_t most_phrase_words = 12;
/// Phrases, words in titles and exclusions: each is looked up by itself.
constexpr std::size_t most_conditions = 16;

bool is_capitals(std::string_view typed) {
  std::size_t capitals = 0;
  for (const char c : typed) {
    if (std::islower(static_cast<unsigned char>(c)) != 0) return false;
    if (std::isupper(static_cast<unsigned char>(c)) != 0) ++capitals;
  }
  return capitals >= 2;
}

/// The plain words of all clauses in their order, repeated ones once.
std::vector<QuestionWord> plain_words(const std::vector<Clause>& clauses,
                                      const language::Analyser& analyser) {
  std::vector<QuestionWord> words;
  std::set<std::string> seen;
  std::size_t place = 0;
  for (const Clause& clause : clauses) {
    const bool plain = !clause.phrase && !clause.title && !clause.excluded;
    for (const Token& token : analyser.analyse(clause.text, "nl")) {
      if (token.joined) continue;
      ++place;
      if (!plain || words.size() >= most_question_words || !seen.insert(token.form).second)
        continue;
      QuestionWord word;
      word.form = token.form;
      word.typed = clause.text.substr(token.begin, token.end - token.begin);
      word.capitals = is_capitals(word.typed);
      word.stop_word = analyser.is_stop_word(token.form);
      word.place = place;
      word.hyphen_before = token.begin > 0 && clause.text[token.begin - 1] == '-';
      word.or_before = clause.or_before && token.begin == 0;
      words.push_back(std::move(word));
    }
  }
  return words;
}

/// Stop words count only where nothing else is asked.
void drop_stop_words(std::vector<QuestionWord>& words, bool other_clauses) {
  const bool telling =
      other_clauses ||
      std::any_of(words.begin(), words.end(), [](const auto& word) { return !word.stop_word; });
  if (telling) std::erase_if(words, [](const auto& word) { return word.stop_word; });
  // The "e" of "e-learning" says nothing where there is more.
  const auto is_letter = [](const QuestionWord& word) {
    return word.form.size() == 1 && std::isdigit(static_cast<unsigned char>(word.form[0])) == 0;
  };
  if (!std::all_of(words.begin(), words.end(), is_letter)) {
    for (QuestionWord& word : words) word.weightless = is_letter(word);
  }
}

/// The words of a clause as documents of each language have them.
std::vector<Condition::Option> options_of(const Clause& clause, Reading reading,
                                          const language::Analyser& analyser) {
  std::vector<Condition::Option> options;
  for (const std::string_view language : {"nl", "en", "de"}) {  // "de": any that is only folded
    const bool apart = clause.phrase || reading == Reading::Exact;
    Condition::Option option{{}, clause.title, apart, {}};
    for (const Token& token : analyser.analyse(clause.text, language)) {
      if (!token.joined && option.stems.size() < most_phrase_words) {
        option.stems.push_back(token.term);
        option.forms.push_back(token.form);
      }
    }
    const bool known = std::any_of(options.begin(), options.end(),
                                   [&](const auto& other) { return other.stems == option.stems; });
    if (!option.stems.empty() && !known) options.push_back(std::move(option));
  }
  return options;
}

/// A phrase beside an OR with a plain word is no condition, for one of the two is enough: its words
/// count as words.
std::vector<Clause> without_mixed_groups(std::vector<Clause> clauses) {
  for (std::size_t i = 0; i < clauses.size();) {
    std::size_t end = i + 1;
    while (end < clauses.size() && clauses[end].or_before) ++end;
    const auto first = clauses.begin() + static_cast<std::ptrdiff_t>(i);
    const auto last = clauses.begin() + static_cast<std::ptrdiff_t>(end);
    const auto is_strict = [](const Clause& clause) { return clause.phrase || clause.title; };
    if (!clauses[i].excluded && !std::all_of(first, last, is_strict)) {
      std::for_each(first, last, [](Clause& clause) { clause.phrase = clause.title = false; });
    }
    i = end;
  }
  return clauses;
}

/// What must be there, and what must not.
void add_conditions(Interpretation& meaning, const std::vector<Clause>& clauses, Reading reading,
                    const language::Analyser& analyser) {
  std::size_t added = 0;
  for (std::size_t i = 0; i < clauses.size();) {
    std::size_t end = i + 1;
    while (end < clauses.size() && clauses[end].or_before) ++end;
    Condition condition;
    bool all_strict = true;
    for (std::size_t j = i; j < end; ++j) {
      all_strict = all_strict && (clauses[j].phrase || clauses[j].title);
      for (Condition::Option& option : options_of(clauses[j], reading, analyser)) {
        condition.options.push_back(std::move(option));
      }
    }
    const bool counts = !condition.options.empty() && (clauses[i].excluded || all_strict);
    if (counts && added + (end - i) <= most_conditions) {
      (clauses[i].excluded ? meaning.excluded : meaning.required).push_back(std::move(condition));
      added += end - i;
    }
    i = end;
  }
}

/// The text with each corrected word in the place of the typed one.
std::string corrected_text(const std::string& text, const std::vector<Correction>& corrections) {
  std::string result;
  std::size_t at = 0;
  for (const Correction& correction : corrections) {
    const std::size_t found = text.find(correction.from, at);
    if (found == std::string::npos) continue;
    result += text.substr(at, found - at) + correction.to;
    at = found + correction.from.size();
  }
  return result + text.substr(at);
}

}  // namespace

Interpretation Interpreter::interpret(const std::string& text, Reading reading) const {
  const std::vector<Clause> clauses = without_mixed_groups(read_typed_text(text));
  Interpretation meaning;
  meaning.every_word = reading == Reading::Exact;
  add_conditions(meaning, clauses, reading, analyser_);

  std::vector<QuestionWord> words = plain_words(clauses, analyser_);
  const std::vector<Condition> typed = meaning.required;
  drop_stop_words(words, !typed.empty());
  AlternativesBuilder builder(dictionary_, ranking_, analyser_, database_, meaning);
  if (reading == Reading::Free) {
    builder.add_freely(words);
  } else {
    builder.add_exactly(words);
  }
  for (const Condition& condition : typed) {
    for (const Condition::Option& option : condition.options) builder.add_condition(option);
  }
  if (!meaning.corrected.empty()) meaning.corrected_text = corrected_text(text, meaning.corrected);
  const std::string& read = meaning.corrected.empty() ? text : meaning.corrected_text;
  for (const Token& token : analyser_.analyse(read, "nl")) {
    if (!token.joined) meaning.as_title.push_back(word_code(token.term));
  }
  return meaning;
}

}  // namespace wegwijzer::search
