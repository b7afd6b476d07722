#pragma once

#include <string>
#include <string_view>

namespace wegwijzer::http {

/// The network that something comes from, as coarse as sessions are told apart by: an IPv4 address,
/// of an IPv6 address the first 48 bits. It goes from the connection to what counts sessions, and
/// is never logged or kept.
///
/// "local" for this machine itself (loopback, a Unix socket), empty when the system does not say.
std::string network_of(int socket);

inline constexpr std::string_view local_network = "local";

/// The network that a proxy on this machine names: the last address of X-Forwarded-For, which is
/// the one that the proxy saw itself. Empty when there is none.
std::string forwarded_network(std::string_view header);

}  // namespace wegwijzer::http
