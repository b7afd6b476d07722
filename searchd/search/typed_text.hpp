#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace wegwijzer::search {

/// A piece of what somebody typed, between spaces or quotes.
struct Clause {
  std::string text;
  bool phrase = false;     ///< between quotes: these words, in this order
  bool title = false;      ///< after titel: or title:
  bool excluded = false;   ///< after a -
  bool or_before = false;  ///< there is an OR between this one and the one before

  bool operator==(const Clause&) const = default;
};

/// Reads typed text: "quoted phrases", -excluded, a OR b, titel:word (or title:). What is no
/// operator is text: an unbalanced quote, a hyphen within a word, an OR at the beginning. An OR
/// that has nothing after it, or stands beside what is excluded, is left out. No text is an error,
/// and the work is linear. `text` must be UTF-8.
std::vector<Clause> read_typed_text(std::string_view text);

}  // namespace wegwijzer::search
