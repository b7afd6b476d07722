#include "indexer/extract/tag_scanner.hpp"

#include <algorithm>

namespace wegwijzer::extract {

namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return (x | 0x20) == (y | 0x20); });
}

}  // namespace

Piece TagScanner::next() {
  while (!rest_.empty()) {
    const std::size_t open = rest_.find('<');
    if (open != 0) {
      const Piece text{.kind = Piece::Text, .text = rest_.substr(0, open)};
      rest_.remove_prefix(text.text.size());
      return text;
    }
    if (rest_.size() > 1 && is_letter(rest_[1])) return tag(Piece::StartTag);
    if (rest_.size() > 2 && rest_[1] == '/' && is_letter(rest_[2])) return tag(Piece::EndTag);
    if (rest_.size() > 1 && (rest_[1] == '!' || rest_[1] == '?' || rest_[1] == '/')) {
      skip_comment();
      continue;
    }
    const Piece text{.kind = Piece::Text, .text = rest_.substr(0, 1)};
    rest_.remove_prefix(1);
    return text;
  }
  return {};
}

/// A quote starts a value only after "="; anywhere else it is part of a name.
Piece TagScanner::tag(Piece::Kind kind) {
  rest_.remove_prefix(kind == Piece::EndTag ? 2 : 1);
  const auto name_end = std::min(rest_.find_first_of(" \t\n\r\f/>"), rest_.size());
  Piece piece{.kind = kind, .name = rest_.substr(0, name_end)};

  enum { Between, Name, AfterEquals, Value } state = Between;
  std::size_t at = name_end;
  for (; at < rest_.size() && rest_[at] != '>'; ++at) {
    const char c = rest_[at];
    if (state == AfterEquals && (c == '"' || c == '\'')) {
      at = std::min(rest_.find(c, at + 1), rest_.size() - 1);
      state = Between;
    } else if (is_space(c)) {
      if (state != AfterEquals) state = Between;
    } else if (c == '=' && (state == Name || state == Between) && piece.attributes > 0) {
      state = AfterEquals;
    } else if (state == AfterEquals) {
      state = Value;
    } else if (c == '/' && state != Value) {
      state = Between;
    } else if (state == Between) {
      ++piece.attributes;
      state = Name;
    }
  }
  piece.self_closing = at > 0 && at < rest_.size() && rest_[at - 1] == '/' && state != Value;
  rest_.remove_prefix(std::min(at + 1, rest_.size()));
  return piece;
}

void TagScanner::skip_comment() {
  if (!rest_.starts_with("<!--")) {
    rest_.remove_prefix(std::min(rest_.find('>'), rest_.size() - 1) + 1);
    return;
  }
  // "<!-->" and "<!--->" are whole comments; "--!>" ends one too.
  const std::size_t plain = std::min(rest_.find("-->", 2), rest_.size());
  const std::size_t odd = std::min(rest_.find("--!>", 4), rest_.size());
  rest_.remove_prefix(std::min(std::min(plain + 3, odd + 4), rest_.size()));
}

std::string_view TagScanner::skip_to_end_of(std::string_view name) {
  std::size_t at = 0;
  while ((at = rest_.find("</", at)) != std::string_view::npos) {
    if (equal_ignoring_case(rest_.substr(at + 2, name.size()), name)) break;
    at += 2;
  }
  const std::string_view content = rest_.substr(0, at);
  rest_.remove_prefix(content.size());
  return content;
}

}  // namespace wegwijzer::extract
