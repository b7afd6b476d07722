#include "base/utf8.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <vector>

namespace wegwijzer {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// The length of the well-formed sequence at the start of `bytes`, 0 when there is none.
std::size_t sequence_length(std::string_view bytes) {
  if (!bytes.empty() && (bytes.front() & 0x80) == 0) return 1;
  utf8proc_int32_t point = 0;
  const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(bytes.data()),
                                       static_cast<utf8proc_ssize_t>(bytes.size()), &point);
  return length > 0 ? static_cast<std::size_t>(length) : 0;
}

/// How many bytes of an ill-formed sequence one U+FFFD stands for: the longest start of what could
/// have become a character (Unicode section 3.9, the WHATWG decoder).
std::size_t maximal_subpart(std::string_view bytes) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  const unsigned char lead = byte(0);
  if (lead < 0xC2 || lead > 0xF4) return 1;
  const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  std::size_t count = 1;
  while (count < std::min(length, bytes.size()) && byte(count) >= low && byte(count) <= high) {
    ++count;
    low = 0x80;
    high = 0xBF;
  }
  return count;
}

std::string map(std::string_view text, int options) {
  utf8proc_uint8_t* mapped = nullptr;
  const auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                   static_cast<utf8proc_ssize_t>(text.size()), &mapped,
                                   static_cast<utf8proc_option_t>(options));
  if (length < 0) return std::string(text);
  std::string result(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length));
  std::free(mapped);
  return result;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x80; });
}

/// Whether `text` is surely in NFC with nothing to ignore: below U+0300 except the soft hyphen, and
/// the dashes, quotes and dots from U+2010 to U+2026. So is nearly all Dutch text, and this takes a
/// fraction of the time that utf8proc needs to find out.
bool is_normal(std::string_view text) {
  const auto byte = [&](std::size_t i) {
    return static_cast<unsigned char>(i < text.size() ? text[i] : 0);
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (byte(i) < 0xC2) continue;
    if (byte(i) < 0xCC && !(byte(i) == 0xC2 && byte(i + 1) == 0xAD)) continue;
    const bool punctuation = byte(i) == 0xE2 && byte(i + 1) == 0x80 && byte(i + 2) >= 0x90;
    if (!punctuation || byte(i + 2) > 0xA6) return false;
  }
  return true;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
    text.replace(at, from.size(), to);
  }
}

}  // namespace

bool is_utf8(std::string_view bytes) {
  while (!bytes.empty()) {
    const std::size_t length = sequence_length(bytes);
    if (length == 0) return false;
    bytes.remove_prefix(length);
  }
  return true;
}

std::string to_utf8(std::string_view bytes) {
  std::string result;
  result.reserve(bytes.size());
  while (!bytes.empty()) {
    const std::size_t length = sequence_length(bytes);
    if (length > 0) {
      result += bytes.substr(0, length);
      bytes.remove_prefix(length);
    } else {
      result += replacement;
      bytes.remove_prefix(maximal_subpart(bytes));
    }
  }
  return result;
}

std::string normalise(std::string_view text) {
  const std::string composed =
      is_normal(text) ? std::string(text)
                      : map(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_IGNORE);
  std::string result;
  result.reserve(composed.size());
  for (std::size_t i = 0; i < composed.size(); ++i) {
    const auto byte = static_cast<unsigned char>(composed[i]);
    const bool c1_control = byte == 0xC2 && static_cast<unsigned char>(composed[i + 1]) < 0xA0;
    const bool control = (byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7F;
    result += control || c1_control ? ' ' : composed[i];
    if (c1_control) ++i;  // U+0080 to U+009F take two bytes
  }
  return result;
}

std::string fold(std::string_view text) {
  if (is_ascii(text)) return to_lower_ascii(text);
  std::string result = map(text, UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE |
                                     UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK | UTF8PROC_IGNORE);
  // These letters have no decomposition in Unicode.
  replace_all(result, "œ", "oe");
  replace_all(result, "æ", "ae");
  replace_all(result, "ø", "o");
  return result;
}

std::string collapse_space(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  bool pending = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool no_break_space =
        byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) == 0xA0;
    if (no_break_space) ++i;
    if (no_break_space || byte == ' ' || (byte >= '\t' && byte <= '\r')) {
      pending = !result.empty();
      continue;
    }
    if (pending) result += ' ';
    pending = false;
    result += text[i];
  }
  return result;
}

std::string_view cut_utf8(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (text[bytes] & 0xC0) == 0x80) --bytes;
  return text.substr(0, bytes);
}

std::string to_lower_ascii(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return result;
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view space = " \t\r\n\f\v";
  const auto first = text.find_first_not_of(space);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(space) - first + 1);
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> row(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) row[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) row[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = row[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[i][j] = std::min({row[i - 1][j] + 1, row[i][j - 1] + 1, change});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[i][j] = std::min(row[i][j], row[i - 2][j - 2] + 1);
    }
  }
  return row[a.size()][b.size()];
}

}  // namespace wegwijzer
