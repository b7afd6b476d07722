#include "searchd/http/client_network.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <array>
#include <cstring>

#include "base/utf8.hpp"

namespace wegwijzer::http {
namespace {

/// What one organisation or home has of IPv6 addresses (RFC 6177: at most a /48).
constexpr std::size_t network_bytes = 6;

std::string network_of_address(const in_addr& address) {
  std::array<char, INET_ADDRSTRLEN> text{};
  inet_ntop(AF_INET, &address, text.data(), text.size());
  const bool loopback = (ntohl(address.s_addr) >> 24) == 127;
  return loopback ? std::string(local_network) : std::string(text.data());
}

std::string network_of_address(in6_addr address) {
  if (IN6_IS_ADDR_V4MAPPED(&address)) {
    in_addr inner{};
    std::memcpy(&inner, address.s6_addr + 12, sizeof inner);
    return network_of_address(inner);
  }
  if (IN6_IS_ADDR_LOOPBACK(&address)) return std::string(local_network);
  std::memset(address.s6_addr + network_bytes, 0, sizeof address.s6_addr - network_bytes);
  std::array<char, INET6_ADDRSTRLEN> text{};
  inet_ntop(AF_INET6, &address, text.data(), text.size());
  return text.data();
}

}  // namespace

std::string network_of(int socket) {
  sockaddr_storage peer{};
  socklen_t size = sizeof peer;
  if (getpeername(socket, reinterpret_cast<sockaddr*>(&peer), &size) != 0) return {};
  if (peer.ss_family == AF_UNIX) return std::string(local_network);
  if (peer.ss_family == AF_INET) {
    return network_of_address(reinterpret_cast<const sockaddr_in&>(peer).sin_addr);
  }
  if (peer.ss_family != AF_INET6) return {};
  return network_of_address(reinterpret_cast<const sockaddr_in6&>(peer).sin6_addr);
}

std::string forwarded_network(std::string_view header) {
  const std::size_t comma = header.rfind(',');
  const std::string text(trim(comma == std::string_view::npos ? header : header.substr(comma + 1)));
  in_addr four{};
  if (inet_pton(AF_INET, text.c_str(), &four) == 1) return network_of_address(four);
  in6_addr six{};
  if (inet_pton(AF_INET6, text.c_str(), &six) == 1) return network_of_address(six);
  return {};
}

}  // namespace wegwijzer::http
