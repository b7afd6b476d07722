#include "indexer/fetch/address_gate.hpp"

#include <fmt/format.h>
#include <netinet/in.h>

#include <algorithm>
#include <charconv>
#include <cstring>

#include "base/ip_literal.hpp"

namespace wegwijzer::fetch {

namespace {

constexpr Address v4_mapped_prefix = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};

bool is_v4(const Address& address) {
  return std::equal(address.begin(), address.begin() + 12, v4_mapped_prefix.begin());
}

Address from_ipv4(std::uint32_t ipv4) {
  Address address = v4_mapped_prefix;
  for (std::size_t i = 0; i < 4; ++i)
    address[12 + i] = static_cast<std::uint8_t>(ipv4 >> (24 - 8 * i));
  return address;
}

Address from_ipv6(const Ipv6& ipv6) {
  Address address{};
  for (std::size_t i = 0; i < ipv6.size(); ++i) {
    address[2 * i] = static_cast<std::uint8_t>(ipv6[i] >> 8);
    address[2 * i + 1] = static_cast<std::uint8_t>(ipv6[i] & 0xFF);
  }
  return address;
}

/// Plain notation only: in configuration "10.1" is a slip, not 10.0.0.1.
std::optional<Address> parse_address(std::string_view text) {
  if (text.find(':') != std::string_view::npos) {
    const auto ipv6 = parse_ipv6(text);
    return ipv6 ? std::optional(from_ipv6(*ipv6)) : std::nullopt;
  }
  const auto ipv4 = parse_ipv4(text);
  if (!ipv4 || ipv4_text(*ipv4) != text) return std::nullopt;
  return from_ipv4(*ipv4);
}

/// The IANA special-purpose registries (RFC 6890 and its successors): what is not globally
/// reachable, and what carries another address inside.
constexpr auto reserved_blocks = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"0.0.0.0/8",       "an address of this host (0.0.0.0/8)"           },
    {"10.0.0.0/8",      "a private address"                             },
    {"100.64.0.0/10",   "a shared address of a provider (100.64.0.0/10)"},
    {"127.0.0.0/8",     "a loopback address"                            },
    {"169.254.0.0/16",  "a link-local address"                          },
    {"172.16.0.0/12",   "a private address"                             },
    {"192.0.0.0/24",    "a protocol address (192.0.0.0/24)"             },
    {"192.0.2.0/24",    "a documentation address"                       },
    {"192.88.99.0/24",  "a 6to4 relay address"                          },
    {"192.168.0.0/16",  "a private address"                             },
    {"198.18.0.0/15",   "a benchmarking address"                        },
    {"198.51.100.0/24", "a documentation address"                       },
    {"203.0.113.0/24",  "a documentation address"                       },
    {"224.0.0.0/4",     "a multicast address"                           },
    {"240.0.0.0/4",     "a reserved address"                            },
    {"::1",             "a loopback address"                            },
    {"::/96",           "an unspecified or IPv4-compatible address"     },
    {"64:ff9b::/96",    "a NAT64 address"                               },
    {"64:ff9b:1::/48",  "a NAT64 address"                               },
    {"100::/64",        "a discard address"                             },
    {"2001::/23",       "a protocol address, such as Teredo (2001::/23)"},
    {"2001:db8::/32",   "a documentation address"                       },
    {"2002::/16",       "a 6to4 address"                                },
    {"3fff::/20",       "a documentation address"                       },
    {"5f00::/16",       "a segment-routing address"                     },
    {"fc00::/7",        "a private address"                             },
    {"fe80::/10",       "a link-local address"                          },
    {"fec0::/10",       "a site-local address"                          },
    {"ff00::/8",        "a multicast address"                           },
});

}  // namespace

std::optional<Address> to_address(const sockaddr& address) {
  if (address.sa_family == AF_INET) {
    sockaddr_in ipv4;
    std::memcpy(&ipv4, &address, sizeof ipv4);
    return from_ipv4(ntohl(ipv4.sin_addr.s_addr));
  }
  if (address.sa_family == AF_INET6) {
    sockaddr_in6 ipv6;
    std::memcpy(&ipv6, &address, sizeof ipv6);
    Address result;
    std::memcpy(result.data(), &ipv6.sin6_addr, result.size());
    return result;
  }
  return std::nullopt;
}

std::string to_text(const Address& address) {
  if (is_v4(address)) {
    return fmt::format("{}.{}.{}.{}", address[12], address[13], address[14], address[15]);
  }
  Ipv6 pieces;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    pieces[i] = static_cast<std::uint16_t>(address[2 * i] << 8 | address[2 * i + 1]);
  }
  return ipv6_text(pieces);
}

std::optional<CidrBlock> CidrBlock::parse(std::string_view text) {
  const auto slash = text.find('/');
  const auto base = parse_address(text.substr(0, slash));
  if (!base) return std::nullopt;
  const bool v4 = text.find(':') == std::string_view::npos;
  const int width = v4 ? 32 : 128;
  int bits = width;
  if (slash != std::string_view::npos) {
    const std::string_view digits = text.substr(slash + 1);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), bits);
    if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    if (bits < 0 || bits > width) return std::nullopt;
  }
  const CidrBlock block(*base, bits + 128 - width);
  for (int bit = block.bits_; bit < 128; ++bit) {
    const auto byte = (*base)[static_cast<std::size_t>(bit / 8)];
    if ((byte >> (7 - bit % 8) & 1) != 0) return std::nullopt;
  }
  return block;
}

bool CidrBlock::contains(const Address& address) const {
  const auto whole = static_cast<std::size_t>(bits_ / 8);
  if (!std::equal(base_.begin(), base_.begin() + static_cast<std::ptrdiff_t>(whole),
                  address.begin()))
    return false;
  const int rest = bits_ % 8;
  return rest == 0 || base_[whole] >> (8 - rest) == address[whole] >> (8 - rest);
}

AddressGate::AddressGate() {
  for (const auto& [block, what] : reserved_blocks) {
    reserved_.push_back({CidrBlock::parse(block).value(), what});
  }
}

Result<AddressGate> AddressGate::make(const std::vector<std::string>& allowed) {
  AddressGate gate;
  for (const std::string& text : allowed) {
    const auto block = CidrBlock::parse(text);
    if (!block) {
      return fail(Code::Config, fmt::format("\"{}\" is no block of addresses", text),
                  std::string(cidr_hint));
    }
    gate.allowed_.push_back(*block);
  }
  return gate;
}

std::string_view AddressGate::refusal(const Address& address) const {
  const auto holds = [&](const auto& block) { return block.contains(address); };
  if (std::any_of(allowed_.begin(), allowed_.end(), holds)) return {};
  for (const Reserved& row : reserved_) {
    if (row.block.contains(address)) return row.what;
  }
  return {};
}

}  // namespace wegwijzer::fetch
