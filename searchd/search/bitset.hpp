#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace wegwijzer::search {

/// A fixed number of bits, one for each document of a generation (document number = docid - 1).
class Bitset {
 public:
  Bitset() = default;
  explicit Bitset(std::size_t size) : size_(size), words_((size + 63) / 64) {}

  std::size_t size() const { return size_; }
  void set(std::size_t bit) { words_[bit / 64] |= std::uint64_t{1} << (bit % 64); }
  void reset(std::size_t bit) { words_[bit / 64] &= ~(std::uint64_t{1} << (bit % 64)); }
  bool test(std::size_t bit) const { return (words_[bit / 64] >> (bit % 64)) & 1; }

  void set_all() {
    for (auto& word : words_) word = ~std::uint64_t{0};
    if (size_ % 64 != 0) words_.back() = (std::uint64_t{1} << (size_ % 64)) - 1;
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

  std::size_t count() const {
    std::size_t total = 0;
    for (const auto word : words_) total += static_cast<std::size_t>(std::popcount(word));
    return total;
  }

  /// How many bits are set in both.
  std::size_t count_common(const Bitset& other) const {
    std::size_t total = 0;
    for (std::size_t i = 0; i < words_.size(); ++i) {
      total += static_cast<std::size_t>(std::popcount(words_[i] & other.words_[i]));
    }
    return total;
  }

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
