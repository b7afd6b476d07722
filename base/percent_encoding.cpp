#include "base/percent_encoding.hpp"

#include <optional>

namespace wegwijzer {

namespace {

/// What a set holds beyond controls and non-ASCII.
constexpr std::string_view printable_members(EncodeSet set) {
  switch (set) {
    case EncodeSet::Fragment:
      return " \"<>`";
    case EncodeSet::SpecialQuery:
      return " \"#<>'";
    case EncodeSet::Path:
      return " \"#<>?^`{}";
    case EncodeSet::Userinfo:
      return " \"#<>?^`{}/:;=@[\\]|";
  }
  return {};
}

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '.' || c == '_' || c == '~';
}

void append_triplet(char c, std::string& into) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  into += {'%', digits[byte >> 4], digits[byte & 15]};
}

/// The byte of the triplet that starts at `at`, when one does.
std::optional<char> triplet_at(std::string_view text, std::size_t at) {
  if (text[at] != '%' || at + 2 >= text.size()) return std::nullopt;
  const int high = hex_value(text[at + 1]), low = hex_value(text[at + 2]);
  if (high < 0 || low < 0) return std::nullopt;
  return static_cast<char>(high * 16 + low);
}

}  // namespace

int hex_value(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
  if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
  return -1;
}

void percent_encode(std::string_view text, EncodeSet set, std::string& into) {
  const std::string_view members = printable_members(set);
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte >= 0x7F || members.find(c) != std::string_view::npos) {
      append_triplet(c, into);
    } else {
      into += c;
    }
  }
}

std::string percent_decode(std::string_view text) {
  std::string bytes;
  bytes.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = triplet_at(text, i);
    bytes += byte.value_or(text[i]);
    if (byte) i += 2;
  }
  return bytes;
}

std::string normalise_triplets(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  std::size_t literals_needed = 0;  // after a lone "%", so that decoding cannot make it a triplet
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = triplet_at(text, i);
    if (byte && is_unreserved(*byte) && literals_needed == 0) {
      result += *byte;
    } else if (byte) {
      append_triplet(*byte, result);
      literals_needed = 0;
    } else {
      result += text[i];
      if (literals_needed > 0) --literals_needed;
      if (text[i] == '%') literals_needed = 2;
    }
    if (byte) i += 2;
  }
  return result;
}

}  // namespace wegwijzer
