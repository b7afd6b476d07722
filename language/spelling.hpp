#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "language/known_words.hpp"
#include "language/vocabulary.hpp"

namespace wegwijzer::language {

/// How far two folded words are apart: insertions, deletions, substitutions and swaps of neighbours
/// cost 1, and half of that where Dutch spells one sound in two ways (c/k, d/t, f/v, s/z, i/y, a
/// doubled letter). `most`: past this the exact value does not matter.
double spelling_distance(std::string_view a, std::string_view b, double most);

/// Finds the word that was meant. Const; safe for all threads as long as the vocabulary lives.
class Speller {
 public:
  /// `also`: correct words besides those of the collection, folded.
  Speller(const Vocabulary& vocabulary, const KnownWords& known, std::vector<std::string> also);

  /// The nearest word of the collection, at a distance of at most 1 (words of less than 6 letters)
  /// or 2; of equally near ones the most frequent. Empty when there is none, and for words that are
  /// correct Dutch, have a digit, or fewer than 4 letters.
  std::string correct(std::string_view form) const;

 private:
  struct Candidate {
    std::string_view form;
    std::uint32_t count;
    std::uint32_t letters;  // bit i: the i-th letter of the alphabet occurs
  };

  const KnownWords* known_;
  std::vector<std::string> also_;
  std::array<std::vector<Candidate>, 65> by_length_;  // words are at most 64 bytes
};

}  // namespace wegwijzer::language
