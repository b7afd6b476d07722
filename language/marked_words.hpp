#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "language/analyser.hpp"
#include "language/compounds.hpp"

namespace wegwijzer::language {

// A text as suggestions look at it: its folded words in their order, a space between. Within a word
// "|" stands where somebody may begin to type it, besides its beginning: at the parts of a
// compound. The joined form of a hyphenated word begins with "-":
//
//   "E-learning mondzorg" -> "e learning -elearning mond|zorg"
//
// On disk, in titles.blob. Reading never fails: other bytes are other words.

/// Adds a word to `words`, with the parts that Compounds found in it.
void add_marked(std::string& words, const Token& token, const std::vector<std::string>& parts);

/// All words of a text; compounds come apart where it is Dutch.
std::string marked(std::string_view text, std::string_view language, const Analyser& analyser,
                   const Compounds& compounds);

/// Takes the first word, as it is marked, from `words`; empty when there is none left.
std::string_view take_marked(std::string_view& words);

struct MarkedWord {
  std::string form;
  bool joined = false;
  std::vector<std::size_t> parts;  ///< where its later parts begin, in bytes

  bool operator==(const MarkedWord&) const = default;
};
MarkedWord read_marked(std::string_view word);

/// The words without what is between them, and without joined forms, which say nothing new: equal
/// for "e-learning" and "Elearning".
std::string squeezed(std::string_view words);
/// The same from the tokens of a text.
std::string squeezed(const std::vector<Token>& tokens);

}  // namespace wegwijzer::language
