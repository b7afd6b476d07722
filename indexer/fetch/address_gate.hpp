#pragma once

#include <sys/socket.h>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace wegwijzer::fetch {

/// An IPv4 or IPv6 address as 16 bytes; IPv4 in the v4-mapped form, so that one table serves both
/// and ::ffff:127.0.0.1 is what it is: 127.0.0.1.
using Address = std::array<std::uint8_t, 16>;

/// nullopt for any family but AF_INET and AF_INET6.
std::optional<Address> to_address(const sockaddr& address);
std::string to_text(const Address& address);

/// What to write instead of something that is no block.
inline constexpr std::string_view cidr_hint =
    "write it as 10.0.0.0/8 or fd00::/8, with no bits set beyond the length";

/// A block of addresses: "10.0.0.0/8", "fd00::/8"; a bare address is a block of one.
class CidrBlock {
 public:
  /// nullopt when it is none, also when bits beyond the prefix are set ("10.0.0.1/8").
  static std::optional<CidrBlock> parse(std::string_view text);

  bool contains(const Address& address) const;

 private:
  CidrBlock(const Address& base, int bits) : base_(base), bits_(bits) {}

  Address base_;
  int bits_;
};

/// Which addresses a fetched page, redirect or name may lead us to: the public internet, and what
/// the configuration allows by name. Looks at the address that is about to be connected to, so a
/// name that resolves to a private address is caught. Const after construction: safe to share.
class AddressGate {
 public:
  /// Config when one of `allowed` is no CIDR block.
  static Result<AddressGate> make(const std::vector<std::string>& allowed);

  /// Empty when the address may be reached; else what it is: "a loopback address".
  std::string_view refusal(const Address& address) const;

 private:
  struct Reserved {
    CidrBlock block;
    std::string_view what;
  };

  AddressGate();

  std::vector<CidrBlock> allowed_;
  std::vector<Reserved> reserved_;
};

}  // namespace wegwijzer::fetch
