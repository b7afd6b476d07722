#include "indexer/tag/words.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace wegwijzer::tag {

namespace {

enum class Kind { Letter, Sign, Gap };

struct Character {
  char32_t point;
  std::size_t length;  // in bytes
};

/// The character at `at`; U+FFFD over one byte where the bytes are no UTF-8.
Character character_at(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return {lead, 1};
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || at + length > text.size()) return {0xFFFD, 1};
  char32_t point = lead & (0x7Fu >> length);
  for (std::size_t i = 1; i < length; ++i) {
    const auto next = static_cast<unsigned char>(text[at + i]);
    if ((next & 0xC0) != 0x80) return {0xFFFD, 1};
    point = (point << 6) | (next & 0x3Fu);
  }
  return {point, length};
}

bool is_one_of(char32_t point, std::u32string_view points) {
  return points.find(point) != std::u32string_view::npos;
}

/// Letters are what is not known to be something else, so that no script is left out.
Kind kind_of(char32_t point) {
  if (point < 0x80) {
    const bool letter = (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z') ||
                        (point >= '0' && point <= '9');
    return letter ? Kind::Letter : point == '+' ? Kind::Sign : Kind::Gap;
  }
  if (point < 0xC0) return is_one_of(point, U"ªº²³¹µ\u00AD") ? Kind::Letter : Kind::Gap;
  if (point == 0xD7 || point == 0xF7) return Kind::Gap;  // × ÷
  if (point == 0x20AC) return Kind::Sign;                // €
  const bool zero_width = (point >= 0x200B && point <= 0x200D) || point == 0x2060;
  const bool raised_digit = point >= 0x2070 && point <= 0x209C;
  if (zero_width || raised_digit) return Kind::Letter;
  const bool symbol = (point >= 0x2000 && point <= 0x2BFF) ||
                      (point >= 0x3000 && point <= 0x303F) || point == 0xFFFD ||
                      (point >= 0x1F000 && point <= 0x1FAFF);
  return symbol ? Kind::Gap : Kind::Letter;
}

bool ends_sentence(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == '\n') return true;
  if (c != '.' && c != '!' && c != '?') return false;
  return at + 1 == text.size() || text[at + 1] == ' ' || text[at + 1] == '\n';
}

/// Capitals and small letters of ASCII and Latin-1, which is what Dutch is written in.
bool has_small_letter(std::string_view word) {
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (word[i] >= 'a' && word[i] <= 'z') return true;
    const bool latin1 = word[i] == '\xC3' && i + 1 < word.size();
    if (latin1 && static_cast<unsigned char>(word[i + 1]) >= 0x9F) return true;
  }
  return false;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x80; });
}

}  // namespace

Words::Words(std::string text) : text_(std::move(text)) {
  constexpr std::size_t none = std::string::npos;
  std::uint32_t sentence = 0;
  std::size_t begin = none;
  for (std::size_t at = 0; at < text_.size();) {
    const Character character = character_at(text_, at);
    const Kind kind = kind_of(character.point);
    if (kind == Kind::Letter && begin == none) begin = at;
    if (kind != Kind::Letter && begin != none) {
      add(begin, at, sentence);
      begin = none;
    }
    if (kind == Kind::Sign) add(at, at + character.length, sentence);
    const bool new_words = !words_.empty() && words_.back().sentence == sentence;
    if (kind == Kind::Gap && new_words && ends_sentence(text_, at)) ++sentence;
    at += character.length;
  }
  if (begin != none) add(begin, text_.size(), sentence);
  find_shouted();
}

void Words::add(std::size_t begin, std::size_t end, std::uint32_t sentence) {
  const auto folded_begin = static_cast<std::uint32_t>(folded_.size());
  const std::string_view word = std::string_view(text_).substr(begin, end - begin);
  if (is_ascii(word)) {
    // The same as fold(), without a string for each of a text's many plain words.
    for (const char c : word) {
      folded_ += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  } else {
    folded_ += fold(word);
  }
  words_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end),
                    folded_begin, static_cast<std::uint32_t>(folded_.size()), sentence});
}

void Words::find_shouted() {
  if (words_.empty()) return;
  shouted_.assign(words_.back().sentence + 1, false);
  for (std::size_t first = 0, next = 0; first < size(); first = next) {
    bool small = false;
    for (next = first; next < size() && sentence(next) == sentence(first); ++next) {
      small = small || has_small_letter(exact(next));
    }
    shouted_[sentence(first)] = !small && next - first > 1;
  }
}

std::string_view Words::folded(std::size_t word) const {
  const Word& w = words_[word];
  return std::string_view(folded_).substr(w.folded_begin, w.folded_end - w.folded_begin);
}

std::string_view Words::exact(std::size_t word) const { return exact(word, word + 1); }

std::string_view Words::exact(std::size_t begin, std::size_t end) const {
  const std::size_t first = words_[begin].begin;
  return std::string_view(text_).substr(first, words_[end - 1].end - first);
}

char Words::after(std::size_t word) const {
  const std::size_t end = words_[word].end;
  return end < text_.size() ? text_[end] : '\0';
}

bool Words::begins_sentence(std::size_t word) const {
  return word == 0 || sentence(word - 1) != sentence(word);
}

std::string words_key(std::string_view text) {
  const Words words{std::string(text)};
  std::string key;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) key += ' ';
    key += words.folded(i);
  }
  return key;
}

}  // namespace wegwijzer::tag
