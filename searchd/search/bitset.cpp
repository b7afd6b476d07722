#include "searchd/search/bitset.hpp"

namespace wegwijzer::search {

namespace {

/// Counting is most of the work of an answer, and the processors that we must run on at least have
/// no instruction for it. So the same loop is compiled for those that do, and chosen when we start.
[[gnu::always_inline]] inline std::size_t common_bits(const std::uint64_t* a,
                                                      const std::uint64_t* b, std::size_t words) {
  std::uint64_t total = 0;
  for (std::size_t i = 0; i < words; i += Bitset::words_at_once) {
    for (std::size_t j = 0; j < Bitset::words_at_once; ++j) {
      total += static_cast<std::uint64_t>(__builtin_popcountll(a[i + j] & b[i + j]));
    }
  }
  return total;
}

std::size_t common_bits_anywhere(const std::uint64_t* a, const std::uint64_t* b,
                                 std::size_t words) {
  return common_bits(a, b, words);
}

using CommonBits = std::size_t (*)(const std::uint64_t*, const std::uint64_t*, std::size_t);

#if defined(__x86_64__)

[[gnu::target("popcnt")]] std::size_t common_bits_popcnt(const std::uint64_t* a,
                                                         const std::uint64_t* b,
                                                         std::size_t words) {
  return common_bits(a, b, words);
}

[[gnu::target("avx512f,avx512vl,avx512vpopcntdq")]] std::size_t common_bits_avx512(
    const std::uint64_t* a, const std::uint64_t* b, std::size_t words) {
  return common_bits(a, b, words);
}

CommonBits fastest() {
  if (__builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vpopcntdq")) {
    return common_bits_avx512;
  }
  return __builtin_cpu_supports("popcnt") ? common_bits_popcnt : common_bits_anywhere;
}

#else

CommonBits fastest() { return common_bits_anywhere; }

#endif

const CommonBits fastest_common_bits = fastest();

}  // namespace

std::size_t Bitset::count_common(const Bitset& other) const {
  return fastest_common_bits(words_.data(), other.words_.data(), words_.size());
}

}  // namespace wegwijzer::search
