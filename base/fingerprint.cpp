#include "base/fingerprint.hpp"

#include <fmt/format.h>
#include <xxhash.h>

namespace wegwijzer {

std::string fingerprint(std::string_view bytes) {
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

Fingerprint& Fingerprint::add(std::string_view piece) {
  pieces_ += std::to_string(piece.size());
  pieces_ += ':';
  pieces_ += piece;
  return *this;
}

std::uint64_t digest64(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

}  // namespace wegwijzer
