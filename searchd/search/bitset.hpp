#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace wegwijzer::search {

/// A fixed number of bits, one for each document of a generation (document number = docid - 1).
class Bitset {
 public:
  /// Words are counted so many at a time; those behind the last bit are 0.
  static constexpr std::size_t words_at_once = 8;

  Bitset() = default;
  explicit Bitset(std::size_t size) : size_(size), words_((size + 511) / 512 * words_at_once) {}

  std::size_t size() const { return size_; }
  void set(std::size_t bit) { words_[bit / 64] |= std::uint64_t{1} << (bit % 64); }
  void reset(std::size_t bit) { words_[bit / 64] &= ~(std::uint64_t{1} << (bit % 64)); }
  bool test(std::size_t bit) const { return (words_[bit / 64] >> (bit % 64)) & 1; }

  /// The 64 bits from 64 * `at` on.
  std::uint64_t word(std::size_t at) const { return words_[at]; }
  /// `bits` has none past the end of the set.
  void set_word(std::size_t at, std::uint64_t bits) { words_[at] = bits; }

  void set_all() {
    std::fill_n(words_.begin(), size_ / 64, ~std::uint64_t{0});
    if (size_ % 64 != 0) words_[size_ / 64] = (std::uint64_t{1} << (size_ % 64)) - 1;
  }

  Bitset& operator&=(const Bitset& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
    return *this;
  }
  Bitset& operator|=(const Bitset& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
    return *this;
  }

  void remove(const Bitset& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= ~other.words_[i];
  }

  std::size_t count() const { return count_common(*this); }

  /// How many bits are set in both; the other is as large.
  std::size_t count_common(const Bitset& other) const;

  /// Calls `visit` with each set bit, in order, as long as it returns true.
  template <class Visit>
  void for_each(Visit&& visit) const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      for (std::uint64_t rest = words_[i]; rest != 0; rest &= rest - 1) {
        if (!visit(i * 64 + static_cast<std::size_t>(std::countr_zero(rest)))) return;
      }
    }
  }

 private:
  std::size_t size_ = 0;
  std::vector<std::uint64_t> words_;
};

}  // namespace wegwijzer::search
