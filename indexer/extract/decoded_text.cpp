#include "indexer/extract/decoded_text.hpp"

#include <algorithm>
#include <functional>
#include <string_view>

#include "base/utf8.hpp"

namespace wegwijzer::extract {

namespace {

/// What the start is, the rest is.
constexpr std::size_t examined_bytes = 64 * 1024;
/// Of text at most this share is unreadable: random bytes have 12 %, a page with some letters in
/// another encoding 2 %.
constexpr double most_unreadable = 0.05;
/// A stray form feed or two makes nothing binary, however short it is.
constexpr std::ptrdiff_t few_unreadable = 8;

bool is_control(char c) {
  const bool white = (c >= '\t' && c <= '\r') || c == '\x1B';
  return (static_cast<unsigned char>(c) < ' ' && !white) || c == '\x7F';
}

std::ptrdiff_t count(std::string_view text, std::string_view character) {
  std::ptrdiff_t found = 0;
  for (auto at = text.find(character); at != std::string_view::npos;
       at = text.find(character, at + character.size())) {
    ++found;
  }
  return found;
}

bool is_readable(std::string_view text) {
  text = cut_utf8(text, examined_bytes);
  const auto continues = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; };
  const auto characters = std::count_if(text.begin(), text.end(), std::not_fn(continues));
  const auto unreadable =
      std::count_if(text.begin(), text.end(), is_control) + count(text, "\uFFFD");
  return unreadable <= few_unreadable ||
         static_cast<double>(unreadable) <= most_unreadable * static_cast<double>(characters);
}

}  // namespace

Result<std::string> decode_text(const Document& document, Markup markup) {
  std::string text = decode(document.bytes, document.charset, markup);
  if (is_readable(text)) return text;
  return fail(Code::Malformed, "is no text: too many of its bytes stand for no character");
}

}  // namespace wegwijzer::extract
