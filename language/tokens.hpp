#pragma once

#include <cstddef>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace wegwijzer::language {

/// One word of a text.
struct Token {
  std::string term;       ///< what is indexed, by Analyser; empty from tokenize()
  std::string form;       ///< folded as written
  std::size_t begin = 0;  ///< first byte in the text
  std::size_t end = 0;    ///< one past its last byte
  /// The joined form of a hyphenated word ("e-learning": elearning), in addition to its parts.
  bool joined = false;
  /// A part of a hyphenated word that is not its first.
  bool continues = false;

  bool operator==(const Token&) const = default;
};

/// The words of a text in its order, before any stemming: runs of letters and digits (Unicode
/// categories L, M, N), folded (NFKC, lower case, no accents). A final 's and other apostrophes go;
/// runs of more than 64 bytes are no words. `text` must be UTF-8. Stops after the word with which
/// there are `most` tokens or more.
std::vector<Token> tokenize(std::string_view text,
                            std::size_t most = std::numeric_limits<std::size_t>::max());

}  // namespace wegwijzer::language
