#pragma once

#include <span>
#include <unordered_map>
#include <vector>

#include "schema/word_stream.hpp"
#include "searchd/search/interpretation.hpp"
#include "searchd/search/scorer.hpp"

namespace wegwijzer::search {

/// Whether the words stand next to each other in this order, within one section. Joined forms and
/// parts of compounds take no place: a phrase is words as they are written.
bool has_phrase(std::span<const WordCode> codes, std::span<const WordCode> phrase);

/// The words of a question as they occur in documents: which code stands for which asked words, and
/// what it tells. A value, safe to share.
class WantedWords {
 public:
  struct Wanted {
    std::uint32_t words = 0;  ///< bits of the asked words
    float weight = 0;
  };

  WantedWords() : seen_(table_size / 64) {}
  WantedWords(const Interpretation& meaning, const std::vector<TermWeight>& weights);

  /// What the code stands for; nullptr when nobody asked for it.
  const Wanted* find(WordCode code) const {
    const WordCode low = code & (table_size - 1);
    if ((seen_[low / 64] >> (low % 64) & 1) == 0) return nullptr;
    const auto found = wanted_.find(code & word_code_mask);
    return found == wanted_.end() ? nullptr : &found->second;
  }
  bool empty() const { return wanted_.empty(); }

 private:
  static constexpr WordCode table_size = 1U << 14;

  std::vector<std::uint64_t> seen_;  // bit: some wanted code ends so
  std::unordered_map<WordCode, Wanted> wanted_;
};

/// A stretch of a document's codes, as indexes into them.
struct Stretch {
  std::size_t begin = 0, end = 0;
  float weight = -1;  ///< of the different words in it; negative when there is none
};

/// The stretch of at most `words` words of the text that tells most of what was asked.
Stretch best_stretch(const WordStream& document, const WantedWords& wanted, std::size_t words);

/// For each pair of neighbours in the question that stand within six words of each other: bit i
/// for the words i and i + 1.
std::uint32_t near_pairs(const WordStream& document, const WantedWords& wanted, std::size_t words);

}  // namespace wegwijzer::search
