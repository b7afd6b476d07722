#include "searchd/search/snippet.hpp"

#include <algorithm>
#include <vector>

#include "base/utf8.hpp"
#include "language/tokens.hpp"

namespace wegwijzer::search {

namespace {

using language::Token;

constexpr std::size_t snippet_words = 30;
/// Words shown before the first match, so that it does not stand without its sentence.
constexpr std::size_t words_before = 6;
/// From a mark on: words to the match, those of the snippet, and room for long ones.
constexpr std::size_t read_bytes = 2048;
constexpr std::string_view cut_mark = "…";

/// Bytes of a text.
struct Span {
  std::size_t begin, end;
};

/// The spans of the tokens that were asked for. `codes` begins with the code of the first token and
/// goes on in step with them.
std::vector<Span> matching_spans(const std::vector<Token>& tokens, std::span<const WordCode> codes,
                                 const WantedWords& wanted) {
  std::vector<Span> spans;
  std::size_t at = 0;
  for (const Token& token : tokens) {
    while (at < codes.size() && kind_of(codes[at]) == WordKind::Boundary) ++at;
    if (at >= codes.size()) break;
    bool match = wanted.find(codes[at++]) != nullptr;
    for (; at < codes.size() && kind_of(codes[at]) == WordKind::Part; ++at) {
      match = match || wanted.find(codes[at]) != nullptr;
    }
    if (!match) continue;
    // A hyphenated word stands for its parts.
    while (!spans.empty() && spans.back().begin >= token.begin) spans.pop_back();
    spans.push_back({token.begin, token.end});
  }
  return spans;
}

/// text[shown] with the spans as odd pieces.
Marked mark_spans(std::string_view text, const std::vector<Span>& spans, Span shown) {
  Marked pieces(1);
  std::size_t at = shown.begin;
  for (const Span& span : spans) {
    if (span.begin < at || span.end > shown.end) continue;
    pieces.back() += text.substr(at, span.begin - at);
    pieces.emplace_back(text.substr(span.begin, span.end - span.begin));
    pieces.emplace_back();
    at = span.end;
  }
  pieces.back() += text.substr(at, shown.end - at);
  return pieces;
}

WordMark beginning_of_text(const WordStream& words) {
  return {0, static_cast<std::uint32_t>(words.text_begin())};
}

/// Where reading starts so that the code at `index` comes after some words.
WordMark start_before(const WordStream& words, std::size_t index) {
  const auto marks = words.marks();
  auto mark = std::partition_point(marks.begin(), marks.end(),
                                   [&](const WordMark& one) { return one.code <= index; });
  if (mark == marks.begin()) return beginning_of_text(words);
  --mark;
  if (mark == marks.begin() || index - mark->code >= words_before) return *mark;
  // Where the match comes right after a mark, its sentence began before it.
  const WordMark before = *std::prev(mark);
  return before.code <= index ? before : *mark;  // the marks of a damaged file have no order
}

/// The number of the token to which the code at `index` belongs.
std::size_t token_of(std::span<const WordCode> codes, std::size_t index) {
  const auto tokens = std::count_if(
      codes.begin(), codes.begin() + static_cast<std::ptrdiff_t>(index + 1), [](WordCode code) {
        return kind_of(code) == WordKind::Word || kind_of(code) == WordKind::Joined;
      });
  return static_cast<std::size_t>(std::max<std::ptrdiff_t>(tokens - 1, 0));
}

}  // namespace

Marked mark_title(std::string_view title, const WordStream& words, const WantedWords& wanted) {
  if (wanted.empty()) return {std::string(title)};
  const auto spans = matching_spans(language::tokenize(title), words.title(), wanted);
  return mark_spans(title, spans, {0, title.size()});
}

Snippet snippet(std::string_view text, const WordStream& words, const WantedWords& wanted) {
  if (text.empty()) return {};
  const Stretch stretch =
      wanted.empty() ? Stretch{} : best_stretch(words, wanted, snippet_words - words_before);
  const bool matched = stretch.weight >= 0;
  const WordMark start = matched ? start_before(words, stretch.begin) : beginning_of_text(words);
  const std::string_view read =
      cut_utf8(text.substr(std::min<std::size_t>(start.byte, text.size())), read_bytes);
  const auto codes = words.codes().subspan(start.code);

  std::size_t match = matched ? token_of(codes, stretch.begin - start.code) : 0;
  std::size_t first = match > words_before ? match - words_before : 0;
  const auto tokens = language::tokenize(read, first + snippet_words + 1);
  if (tokens.empty()) return {};
  match = std::min(match, tokens.size() - 1);
  first = std::min(first, match);
  const std::size_t last = std::min(first + snippet_words, tokens.size());
  const Span shown{first == 0 ? 0 : tokens[first].begin,
                   last == tokens.size() ? read.size() : tokens[last - 1].end};
  Snippet made;
  made.matched = matched;
  made.byte = start.byte + (matched ? tokens[match].begin : 0);
  made.pieces = mark_spans(
      read, matched ? matching_spans(tokens, codes, wanted) : std::vector<Span>(), shown);
  for (std::string& piece : made.pieces) std::replace(piece.begin(), piece.end(), '\n', ' ');
  if (start.byte + shown.begin > 0) made.pieces.front().insert(0, std::string(cut_mark) + " ");
  if (start.byte + shown.end < text.size()) made.pieces.back() += " " + std::string(cut_mark);
  return made;
}

}  // namespace wegwijzer::search
