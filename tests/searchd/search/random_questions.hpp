#pragma once

#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "base/utf8.hpp"
#include "schema/record.hpp"

namespace wegwijzer::search {

/// Questions as people type them, and as nobody does: words of a collection with typos, glued
/// together, with operators, quotes that do not balance, control characters, and bytes. The same
/// seed gives the same questions on every machine.
class RandomQuestions {
 public:
  RandomQuestions(const std::vector<Record>& records, std::uint32_t seed) : random_(seed) {
    for (const Record& record : records) {
      std::istringstream text(record.title + " " + record.summary);
      for (std::string word; text >> word;) words_.push_back(word);
    }
  }

  std::size_t below(std::size_t limit) { return random_() % limit; }

  /// One that a person might type.
  std::string sensible() {
    switch (below(10)) {
      case 0:
        return typo() + " " + words(below(2));
      case 1:
        return word() + word();
      case 2:
        return '"' + neighbours(2 + below(2)) + "\" " + words(below(2));
      case 3:
        return words(2) + " -" + word();
      case 4:
        return word() + " OR " + words(1 + below(2));
      case 5:
        return "titel:" + word() + " " + words(below(2));
      case 6:
        return neighbours(1 + below(5));
      case 7:
        return "-\"" + neighbours(2) + "\" " + words(2) + " OR \"" + neighbours(2) + '"';
      default:
        return words(1 + below(4));
    }
  }

  /// Anything at all, at most 1 KB of UTF-8.
  std::string anything() {
    static const std::vector<std::string> pieces = {
        "\"",     "“",      "”",      "„", "-",      "--",     " OR ", " OR OR ",
        "titel:", "title:", "TITEL:", "(", "*",      "\t",     "\n",   std::string(1, '\0'),
        "\x01",   "\x7F",   "'",      "’", "\u00AD", "\u200B", "é",    "🙂",
        "ﬁ",      "%22",    "a",      "1", "e-",     ".",      " ",    " ",
        " "};
    std::string text;
    const std::size_t size = below(8) == 0 ? 1024 : 1 + below(80);
    const std::size_t kind = below(3);
    while (text.size() < size) {
      if (kind == 0) {
        text += static_cast<char>(below(256));
      } else if (kind == 1 || below(2) == 0) {
        text += pieces[below(pieces.size())];
      } else {
        text += below(3) == 0 ? typo() : word();
      }
    }
    return to_utf8(cut_utf8(to_utf8(text), 1024));
  }

 private:
  const std::string& word() { return words_[below(words_.size())]; }

  std::string words(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += (i == 0 ? "" : " ") + word();
    return text;
  }

  /// Words as they stand next to each other.
  std::string neighbours(std::size_t count) {
    const std::size_t first = below(words_.size() - count);
    std::string text = words_[first];
    for (std::size_t i = 1; i < count; ++i) text += " " + words_[first + i];
    return text;
  }

  std::string typo() {
    std::string text = word();
    const std::size_t at = below(text.size());
    const char letter = static_cast<char>('a' + below(26));
    switch (below(4)) {
      case 0:
        text.erase(at, 1);
        break;
      case 1:
        text.insert(at, 1, letter);
        break;
      case 2:
        text[at] = letter;
        break;
      default:
        if (at > 0) std::swap(text[at], text[at - 1]);
    }
    return to_utf8(text);
  }

  std::mt19937 random_;
  std::vector<std::string> words_;
};

}  // namespace wegwijzer::search
