#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace wegwijzer {

/// A 128-bit digest of bytes, 32 hexadecimal digits (XXH3-128, whose output is stable by its
/// specification). Tells whether something changed or was damaged; no protection against an
/// attacker. On disk: in record ids, manifests and the ledger.
std::string fingerprint(std::string_view bytes);

/// The same over several pieces; each piece's length takes part, so that ("ab","c") is not
/// ("a","bc").
class Fingerprint {
 public:
  Fingerprint& add(std::string_view piece);
  std::string hex() const { return fingerprint(pieces_); }

 private:
  std::string pieces_;
};

/// A 64-bit digest of bytes (XXH3-64), for tables of words. On disk.
std::uint64_t digest64(std::string_view bytes);

}  // namespace wegwijzer
