#include "indexer/extract/simhash.hpp"

#include <xxhash.h>

#include <array>
#include <bit>
#include <string>

namespace wegwijzer::extract {

namespace {

bool is_word_byte(unsigned char byte) {
  return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
         (byte >= 'A' && byte <= 'Z');
}

/// Counts for each bit how often it was set.
class BitCounts {
 public:
  void add(std::uint64_t hash) {
    ++added_;
    for (std::size_t bit = 0; bit < counts_.size(); ++bit) {
      counts_[bit] += static_cast<std::uint32_t>(hash >> bit & 1U);
    }
  }

  /// A bit is set when it was so in more than half.
  std::uint64_t majority() const {
    std::uint64_t bits = 0;
    for (std::size_t bit = 0; bit < counts_.size(); ++bit) {
      if (2 * std::uint64_t{counts_[bit]} > added_) bits |= std::uint64_t{1} << bit;
    }
    return bits;
  }

 private:
  std::array<std::uint32_t, 64> counts_{};
  std::uint64_t added_ = 0;
};

}  // namespace

Simhash simhash_of(std::string_view text) {
  Simhash result;
  BitCounts counts;
  std::array<std::uint64_t, 3> run{};  // the hashes of the last three words
  std::string word;
  const auto end_word = [&] {
    if (word.empty()) return;
    run = {run[1], run[2], XXH3_64bits(word.data(), word.size())};
    word.clear();
    if (++result.words >= 3) counts.add(XXH3_64bits(run.data(), sizeof run));
  };
  for (const char c : text) {
    if (is_word_byte(static_cast<unsigned char>(c))) {
      word += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    } else {
      end_word();
    }
  }
  end_word();
  result.bits = counts.majority();
  return result;
}

int distance(std::uint64_t a, std::uint64_t b) { return std::popcount(a ^ b); }

}  // namespace wegwijzer::extract
