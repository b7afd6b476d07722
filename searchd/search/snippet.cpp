#include "searchd/search/snippet.hpp"

#include <algorithm>
#include <map>

#include "base/utf8.hpp"

namespace wegwijzer::search {

namespace {

using language::Token;

constexpr std::size_t analysed_bytes = 32 * 1024;
constexpr std::size_t snippet_words = 30;
/// Words shown before the first match, so that it does not stand without its sentence.
constexpr std::size_t words_before = 4;
constexpr std::string_view cut_mark = "…";

bool matches(const Token& token, const Terms& terms) { return terms.contains(token.term); }

/// text[begin, end) with the tokens that match as odd pieces.
Marked mark_range(std::string_view text, const std::vector<Token>& tokens, const Terms& terms,
                  std::size_t begin, std::size_t end) {
  Marked pieces(1);
  std::size_t at = begin;
  for (const Token& token : tokens) {
    if (token.begin < at || token.end > end || !matches(token, terms)) continue;
    pieces.back() += text.substr(at, token.begin - at);
    pieces.emplace_back(text.substr(token.begin, token.end - token.begin));
    pieces.emplace_back();
    at = token.end;
  }
  pieces.back() += text.substr(at, end - at);
  return pieces;
}

/// The first token of the window with the most different terms, then the most matches.
std::size_t best_window(const std::vector<Token>& tokens, const Terms& terms) {
  std::map<std::string_view, int> inside;
  std::size_t best = 0, best_score = 0, matched = 0;
  std::size_t first = 0;
  for (std::size_t last = 0; last < tokens.size(); ++last) {
    if (matches(tokens[last], terms)) {
      ++inside[tokens[last].term];
      ++matched;
    }
    for (; last - first >= snippet_words; ++first) {
      const auto found = inside.find(tokens[first].term);
      if (found == inside.end()) continue;
      --matched;
      if (--found->second == 0) inside.erase(found);
    }
    const std::size_t score = inside.size() * 100 + std::min<std::size_t>(matched, 99);
    if (score > best_score) {
      best_score = score;
      best = first;
    }
  }
  return best;
}

/// Moves a window that starts at `first` so that its first match has a few words before it.
std::size_t with_context(const std::vector<Token>& tokens, const Terms& terms, std::size_t first) {
  std::size_t match = first;
  while (match < tokens.size() && !matches(tokens[match], terms)) ++match;
  if (match == tokens.size()) return first;
  return match > words_before ? match - words_before : 0;
}

}  // namespace

Marked mark(const Passage& passage, const Terms& terms, const language::Analyser& analyser) {
  const auto tokens = analyser.analyse(passage.text, passage.language);
  return mark_range(passage.text, tokens, terms, 0, passage.text.size());
}

Marked snippet(const Passage& passage, const Terms& terms, const language::Analyser& analyser) {
  const std::string_view text = cut_utf8(passage.text, analysed_bytes);
  const auto tokens = analyser.analyse(text, passage.language);
  if (tokens.empty()) return {};
  const std::size_t first = with_context(tokens, terms, best_window(tokens, terms));
  const std::size_t last = std::min(first + snippet_words, tokens.size());
  const std::size_t begin = first == 0 ? 0 : tokens[first].begin;
  const std::size_t end = last == tokens.size() ? text.size() : tokens[last - 1].end;

  Marked pieces = mark_range(text, tokens, terms, begin, end);
  for (std::string& piece : pieces) std::replace(piece.begin(), piece.end(), '\n', ' ');
  if (begin > 0) pieces.front().insert(0, std::string(cut_mark) + " ");
  if (end < passage.text.size()) pieces.back() += " " + std::string(cut_mark);
  return pieces;
}

}  // namespace wegwijzer::search
