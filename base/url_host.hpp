#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace wegwijzer {

/// The host of an http or https URL as the URL Standard writes it (section 3.5): an IPv4 address as
/// four numbers, an IPv6 address in brackets, or a domain in lower-case ASCII.
///
/// Domains go through UTS 46 (non-transitional, no hyphen or length checks) by libidn2. Two things
/// it cannot be told make it stricter than the standard, for labels that are not ASCII only:
/// hyphens at the ends or in third and fourth place, and labels that no name server could know
/// (over 63 bytes). Such a host is Malformed.
///
/// `text` is UTF-8. The error says only what is wrong; the caller says of which URL.
Result<std::string> parse_host(std::string_view text);

}  // namespace wegwijzer
