#pragma once

#include <cstdint>
#include <string_view>

namespace wegwijzer::extract {

/// What two texts are compared by to see whether they are copies of each other.
struct Simhash {
  std::uint64_t bits = 0;
  std::int64_t words = 0;  ///< words that it was made of; too few say nothing
};

/// The simhash of a text (Charikar 2002; Manku, Jain and Das Sarma 2007 for the web): 64 bits of
/// which few differ between texts that share most of their runs of three words. Letters count
/// without case; anything but letters and digits separates words.
Simhash simhash_of(std::string_view text);

/// In how many bits two differ: at most 3 for near-duplicates of some length.
int distance(std::uint64_t a, std::uint64_t b);

}  // namespace wegwijzer::extract
