#include "searchd/search/bitset.hpp"

#include <gtest/gtest.h>

#include <random>

namespace wegwijzer::search {
namespace {

/// Counted bit by bit.
std::size_t plainly_common(const Bitset& a, const Bitset& b) {
  std::size_t common = 0;
  for (std::size_t i = 0; i < a.size(); ++i) common += a.test(i) && b.test(i) ? 1U : 0U;
  return common;
}

Bitset random_bits(std::size_t size, std::mt19937& random) {
  Bitset bits(size);
  for (std::size_t i = 0; i < size; ++i) {
    if (random() % 3 == 0) bits.set(i);
  }
  return bits;
}

TEST(Bitset, CountsWhatIsInBothWhateverItsSize) {
  std::mt19937 random(1);
  for (const std::size_t size : {0, 1, 63, 64, 65, 511, 512, 513, 1000, 5000}) {
    const Bitset a = random_bits(size, random), b = random_bits(size, random);
    EXPECT_EQ(a.count_common(b), plainly_common(a, b)) << size;
    EXPECT_EQ(a.count(), plainly_common(a, a)) << size;
  }
}

TEST(Bitset, AllOfItIsNoMoreThanItsSize) {
  for (const std::size_t size : {0, 1, 64, 65, 512, 513}) {
    Bitset bits(size);
    bits.set_all();
    EXPECT_EQ(bits.count(), size);
  }
}

TEST(Bitset, IsVisitedInOrderUntilToldToStop) {
  Bitset bits(200);
  for (const std::size_t bit : {3, 64, 130, 199}) bits.set(bit);
  std::vector<std::size_t> visited;
  bits.for_each([&](std::size_t bit) {
    visited.push_back(bit);
    return bit < 130;
  });
  EXPECT_EQ(visited, (std::vector<std::size_t>{3, 64, 130}));
}

TEST(Bitset, AWordIsSixtyFourBits) {
  Bitset bits(200);
  bits.set_word(1, 0b101);
  EXPECT_TRUE(bits.test(64));
  EXPECT_TRUE(bits.test(66));
  EXPECT_EQ(bits.count(), 2U);
  EXPECT_EQ(bits.word(1), 0b101U);
}

}  // namespace
}  // namespace wegwijzer::search
