#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace wegwijzer {

/// Whether the URL Standard reads a host as an IPv4 address: its last label is a number, also an
/// octal or hexadecimal one. Such a host that parse_ipv4 refuses is no host at all.
bool ends_in_number(std::string_view host);

/// The standard's IPv4 parser: one to four numbers, decimal, octal (0) or hexadecimal (0x), of
/// which the last fills what is left ("127.1", "0x7f000001").
std::optional<std::uint32_t> parse_ipv4(std::string_view host);

/// The eight pieces of an IPv6 address, without brackets.
using Ipv6 = std::array<std::uint16_t, 8>;

/// The standard's IPv6 parser; no zone.
std::optional<Ipv6> parse_ipv6(std::string_view text);

/// "192.0.2.1"
std::string ipv4_text(std::uint32_t address);
/// "2001:db8::1": the first longest run of zero pieces compressed, no brackets.
std::string ipv6_text(const Ipv6& address);

}  // namespace wegwijzer
