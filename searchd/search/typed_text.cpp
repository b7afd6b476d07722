#include "searchd/search/typed_text.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"

namespace wegwijzer::search {

namespace {

/// What people and their keyboards put around a phrase: " and the curly ones.
constexpr std::array<std::string_view, 4> quotes = {"\"", "\u201C", "\u201D", "\u201E"};
constexpr std::array<std::string_view, 2> title_fields = {"titel:", "title:"};

/// The quote at the beginning of `text`; empty when there is none.
std::string_view leading_quote(std::string_view text) {
  for (const std::string_view quote : quotes) {
    if (text.starts_with(quote)) return quote;
  }
  return {};
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// Where the next quote begins; npos when there is none.
std::size_t next_quote(std::string_view text) {
  std::size_t first = std::string_view::npos;
  for (const std::string_view quote : quotes) first = std::min(first, text.find(quote));
  return first;
}

/// Takes what stands before the next space or quote.
std::string_view take_word(std::string_view& text) {
  std::size_t end = 0;
  while (end < text.size() && !is_space(text[end]) && leading_quote(text.substr(end)).empty()) {
    ++end;
  }
  const std::string_view word = text.substr(0, end);
  text.remove_prefix(end);
  return word;
}

/// Takes a phrase with its quotes; false, and nothing taken, when there is none.
bool take_phrase(std::string_view& text, Clause& clause) {
  const std::string_view open = leading_quote(text);
  if (open.empty()) return false;
  const std::string_view rest = text.substr(open.size());
  const std::size_t end = next_quote(rest);
  if (end == std::string_view::npos) return false;
  clause.text = rest.substr(0, end);
  clause.phrase = true;
  text = rest.substr(end + leading_quote(rest.substr(end)).size());
  return true;
}

/// Takes the operators in front of a clause. What follows must be something to apply them to.
void take_operators(std::string_view& text, Clause& clause) {
  if (text.size() > 1 && text[0] == '-' && !is_space(text[1]) && text[1] != '-') {
    clause.excluded = true;
    text.remove_prefix(1);
  }
  for (const std::string_view field : title_fields) {
    if (text.size() > field.size() && to_lower_ascii(text.substr(0, field.size())) == field &&
        !is_space(text[field.size()])) {
      clause.title = true;
      text.remove_prefix(field.size());
      return;
    }
  }
}

}  // namespace

std::vector<Clause> read_typed_text(std::string_view text) {
  std::vector<Clause> clauses;
  bool or_before = false;
  while (!text.empty()) {
    if (is_space(text.front())) {
      text.remove_prefix(1);
      continue;
    }
    Clause clause;
    take_operators(text, clause);
    if (!take_phrase(text, clause)) {
      text.remove_prefix(leading_quote(text).size());  // unbalanced
      clause.text = take_word(text);
    }
    const bool plain = !clause.phrase && !clause.title && !clause.excluded;
    if (clause.text == "OR" && plain && !clauses.empty()) {
      or_before = true;
      continue;
    }
    if (clause.text.empty()) continue;
    clause.or_before = or_before && !clause.excluded && !clauses.back().excluded;
    or_before = false;
    clauses.push_back(std::move(clause));
  }
  return clauses;
}

}  // namespace wegwijzer::search
