#include "indexer/fetch/robots_pattern.hpp"

#include <algorithm>
#include <cstring>

#include "base/percent_encoding.hpp"

namespace wegwijzer::fetch {

namespace {

/// Whether the octet and its triplet mean the same at this place.
bool is_interchangeable(char c, bool in_query) {
  const bool letter_or_digit =
      (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  constexpr std::string_view always = "-._~:@!'(),;[]";
  constexpr std::string_view query_only = "/?";
  return letter_or_digit || always.find(c) != std::string_view::npos ||
         (in_query && query_only.find(c) != std::string_view::npos);
}

void append_encoded(char c, std::string& into) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  into += {'%', digits[byte >> 4], digits[byte & 15]};
}

/// Whether the octet, decoded, would make another triplet of a "%" by itself: "%%66E" is not "%fE".
bool completes_triplet(std::string_view before, char c) {
  if (hex_value(c) < 0) return false;
  const std::size_t last = std::min<std::size_t>(before.size(), 2);
  return before.substr(before.size() - last).find('%') != std::string_view::npos;
}

/// `stars_are_special`: in a pattern "*" stays; in a path it is written "%2A", so that only an
/// encoded star in a pattern matches it literally (section 2.2.3). "$" likewise at the end only,
/// where the caller has taken it off.
enum class Stars { Special, Literal };

std::string equalise(std::string_view text, Stars stars) {
  std::string result;
  result.reserve(text.size());
  bool in_query = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    const bool triplet = c == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 &&
                         hex_value(text[i + 2]) >= 0;
    if (triplet) {
      c = static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
      i += 2;
    }
    const auto byte = static_cast<unsigned char>(c);
    const bool special = c == '*' && !triplet && stars == Stars::Special;
    const bool must_encode = (c == '*' || c == '$' || byte <= ' ' || byte >= 0x7F) && !special;
    const bool stays =
        triplet && (!is_interchangeable(c, in_query) || completes_triplet(result, c));
    if (must_encode || stays) {
      append_encoded(c, result);
    } else {
      result += c;
    }
    if (c == '?' && !triplet) in_query = true;
  }
  return result;
}

/// Where `piece` begins at or after `from`; npos when nowhere. memmem is linear in glibc, which
/// std::string_view::find is not.
std::size_t find_from(std::string_view text, std::string_view piece, std::size_t from) {
  const char* begin = text.data() + from;
  const auto* found =
      static_cast<const char*>(::memmem(begin, text.size() - from, piece.data(), piece.size()));
  return found == nullptr ? std::string_view::npos : static_cast<std::size_t>(found - text.data());
}

}  // namespace

std::string comparable_path(std::string_view path) { return equalise(path, Stars::Literal); }

RobotsPattern::RobotsPattern(std::string_view text) {
  if (text.ends_with('$')) {
    anchored_ = true;
    text.remove_suffix(1);
  }
  const std::string pattern = equalise(text, Stars::Special);
  length_ = pattern.size() + (anchored_ ? 1 : 0);
  std::string_view rest = pattern;
  for (;;) {
    const auto star = rest.find('*');
    pieces_.emplace_back(rest.substr(0, star));
    if (star == std::string_view::npos) return;
    rest.remove_prefix(star + 1);
  }
}

bool RobotsPattern::matches(std::string_view path) const {
  if (!path.starts_with(pieces_.front())) return false;
  std::size_t at = pieces_.front().size();
  if (pieces_.size() == 1) return !anchored_ || at == path.size();

  // Each piece at its first place leaves most room for the next ones.
  for (std::size_t i = 1; i + 1 < pieces_.size(); ++i) {
    const std::size_t found = find_from(path, pieces_[i], at);
    if (found == std::string_view::npos) return false;
    at = found + pieces_[i].size();
  }
  const std::string& last = pieces_.back();
  if (anchored_) return path.substr(at).ends_with(last);
  return find_from(path, last, at) != std::string_view::npos;
}

}  // namespace wegwijzer::fetch
