#include "language/tokens.hpp"

#include <utf8proc.h>

#include "base/utf8.hpp"

namespace wegwijzer::language {

namespace {

/// Longer runs of letters are no words; Xapian's term limit is 245 bytes.
constexpr std::size_t longest_word = 64;

enum class Kind { Letter, Apostrophe, Hyphen, Other };

Kind kind_of(utf8proc_int32_t point) {
  if (point < 0x80) {
    const char c = static_cast<char>(point);
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
      return Kind::Letter;
    }
    if (c == '\'') return Kind::Apostrophe;
    return c == '-' ? Kind::Hyphen : Kind::Other;
  }
  if (point == 0x2019 || point == 0x02BC) return Kind::Apostrophe;
  if (point == 0x2010 || point == 0x2011) return Kind::Hyphen;
  if (point == 0x00AD) return Kind::Letter;  // a soft hyphen stands inside a word; folding drops it
  const auto category = utf8proc_category(point);
  const bool letter = category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
  return letter ? Kind::Letter : Kind::Other;
}

/// A step through text: the kind of the character at `at`, and where the next one starts.
struct Character {
  Kind kind;
  std::size_t next;
};

Character character_at(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) return {kind_of(byte), at + 1};
  utf8proc_int32_t point = 0;
  const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at,
                                       static_cast<utf8proc_ssize_t>(text.size() - at), &point);
  if (length <= 0) return {Kind::Other, at + 1};
  return {kind_of(point), at + static_cast<std::size_t>(length)};
}

struct Span {
  std::size_t begin, end;
};

/// The end of the word that starts at `at`; an apostrophe counts when a letter follows it.
std::size_t word_end(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (at < text.size()) {
    const Character character = character_at(text, at);
    if (character.kind == Kind::Letter) {
      end = character.next;
    } else if (character.kind != Kind::Apostrophe) {
      break;
    }
    at = character.next;
  }
  return end;
}

/// Words joined by single hyphens: "e-learning" gives two spans.
std::vector<Span> compound_at(std::string_view text, std::size_t at) {
  std::vector<Span> parts;
  for (;;) {
    const std::size_t end = word_end(text, at);
    parts.push_back({at, end});
    if (end >= text.size()) return parts;
    const Character hyphen = character_at(text, end);
    if (hyphen.kind != Kind::Hyphen || hyphen.next >= text.size()) return parts;
    if (character_at(text, hyphen.next).kind != Kind::Letter) return parts;
    at = hyphen.next;
  }
}

/// Folded, without apostrophes; a final 's goes (Anna's = anna).
std::string form_of(std::string_view word) {
  std::string form = fold(word);
  for (std::size_t at; (at = form.find("’")) != std::string::npos;) form.replace(at, 3, "'");
  if (form.size() > 2 && form.ends_with("'s")) form.resize(form.size() - 2);
  std::erase(form, '\'');
  return form;
}

}  // namespace

std::vector<Token> tokenize(std::string_view text, std::size_t most) {
  std::vector<Token> tokens;
  const auto add = [&](std::string form, Span span, bool joined, bool continues) {
    if (form.empty() || form.size() > longest_word) return;
    tokens.push_back({{}, std::move(form), span.begin, span.end, joined, continues});
  };
  for (std::size_t at = 0; at < text.size() && tokens.size() < most;) {
    const Character character = character_at(text, at);
    if (character.kind != Kind::Letter) {
      at = character.next;
      continue;
    }
    const std::vector<Span> parts = compound_at(text, at);
    std::string joined;
    for (const Span& part : parts) {
      std::string form = form_of(text.substr(part.begin, part.end - part.begin));
      joined += form;
      add(std::move(form), part, false, part.begin > at);
    }
    at = parts.back().end;
    if (parts.size() > 1) add(std::move(joined), {parts.front().begin, at}, true, false);
  }
  return tokens;
}

}  // namespace wegwijzer::language
