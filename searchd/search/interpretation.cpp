#include "searchd/search/interpretation.hpp"

#include <algorithm>
#include <vector>

#include "schema/fields.hpp"

namespace wegwijzer::search {

namespace {

constexpr std::size_t most_words = 32;
/// Weights beside 1 for the word itself; measured in docs/decisions/0004.
constexpr double title_weight = 0.25;
constexpr double all_words_weight = 0.2;

/// The different words of the text that carry meaning, in its order.
std::vector<std::string> words_of(const std::string& text, const language::Analyser& analyser) {
  std::vector<std::string> all, telling;
  for (const language::Token& token : analyser.analyse(text, "nl")) {
    if (std::find(all.begin(), all.end(), token.form) != all.end()) continue;
    all.push_back(token.form);
    if (!analyser.is_stop_word(token.form)) telling.push_back(token.form);
  }
  auto& words = telling.empty() ? all : telling;
  if (words.size() > most_words) words.resize(most_words);
  return words;
}

Xapian::Query scaled(const Xapian::Query& query, double weight) {
  return Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, query, weight);
}

/// A word under each term that it may stand under.
Xapian::Query any_of(const std::vector<std::string>& terms, std::string_view prefix) {
  std::vector<Xapian::Query> alternatives;
  for (const std::string& term : terms) alternatives.emplace_back(std::string(prefix) + term);
  return Xapian::Query(Xapian::Query::OP_OR, alternatives.begin(), alternatives.end());
}

}  // namespace

Interpretation interpret(const std::string& text, const language::Analyser& analyser) {
  Interpretation result;
  std::vector<Xapian::Query> plain, with_titles;
  for (const std::string& word : words_of(text, analyser)) {
    const std::vector<std::string> terms = analyser.query_terms(word);
    result.terms.insert(terms.begin(), terms.end());
    plain.push_back(any_of(terms, ""));
    with_titles.push_back(plain.back() | scaled(any_of(terms, title_prefix), title_weight));
  }
  if (plain.empty()) return result;
  const Xapian::Query any(Xapian::Query::OP_OR, with_titles.begin(), with_titles.end());
  const Xapian::Query all(Xapian::Query::OP_AND, plain.begin(), plain.end());
  result.query = Xapian::Query(Xapian::Query::OP_AND_MAYBE, any, scaled(all, all_words_weight));
  return result;
}

}  // namespace wegwijzer::search
