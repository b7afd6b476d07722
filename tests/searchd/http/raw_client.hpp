#pragma once

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <array>
#include <chrono>
#include <string>
#include <string_view>

#include "searchd/http/file_descriptor.hpp"
#include "support/testing.hpp"

namespace wegwijzer::testing {

/// A client that sends just the bytes it is told to, as no well-behaved library would.
class RawClient {
 public:
  /// `address` as Listener::address() gives it, on 127.0.0.1.
  explicit RawClient(const std::string& address) {
    if (address.starts_with("unix:")) {
      sockaddr_un name{};
      name.sun_family = AF_UNIX;
      address.copy(name.sun_path, sizeof name.sun_path - 1, 5);
      connect_to(name);
    } else {
      sockaddr_in name{};
      name.sin_family = AF_INET;
      name.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
      const int port = std::stoi(address.substr(address.rfind(':') + 1));
      name.sin_port = htons(static_cast<std::uint16_t>(port));
      connect_to(name);
    }
  }

  bool is_connected() const { return connected_; }

  /// False when the other side would have no more.
  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(socket_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }

  void finish_sending() { shutdown(socket_.get(), SHUT_WR); }

  /// All bytes until the other side closes, or until `patience` has passed.
  std::string read_to_end(std::chrono::milliseconds patience = std::chrono::seconds(5)) {
    std::string bytes = std::move(unread_);
    const auto end = std::chrono::steady_clock::now() + patience;
    while (read_some(bytes, end)) {
    }
    return bytes;
  }

  /// One response, its end found by Content-Length; what follows stays for the next call.
  std::string read_response(std::chrono::milliseconds patience = std::chrono::seconds(5)) {
    std::string bytes = std::move(unread_);
    const auto end = std::chrono::steady_clock::now() + patience;
    std::size_t length = 0;
    while ((length = response_length(bytes)) == 0 || bytes.size() < length) {
      if (!read_some(bytes, end)) break;
    }
    length = std::min(length, bytes.size());
    unread_ = bytes.substr(length);
    return bytes.substr(0, length);
  }

  /// Whether the other side closes within `patience`, whatever it still sends.
  bool is_closed_within(std::chrono::milliseconds patience) {
    read_to_end(patience);
    return closed_;
  }

 private:
  template <class Name>
  void connect_to(const Name& name) {
    socket_ = http::FileDescriptor(::socket(name_family(name), SOCK_STREAM | SOCK_CLOEXEC, 0));
    connected_ = connect(socket_.get(), reinterpret_cast<const sockaddr*>(&name), sizeof name) == 0;
  }

  template <class Name>
  static int name_family(const Name& name) {
    return reinterpret_cast<const sockaddr&>(name).sa_family;
  }

  bool read_some(std::string& into, std::chrono::steady_clock::time_point end) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        end - std::chrono::steady_clock::now());
    pollfd waiting{socket_.get(), POLLIN, 0};
    if (left.count() <= 0 || poll(&waiting, 1, static_cast<int>(left.count())) <= 0) return false;
    std::array<char, 65536> bytes;
    const ssize_t received = recv(socket_.get(), bytes.data(), bytes.size(), 0);
    if (received <= 0) {
      closed_ = true;
      return false;
    }
    into.append(bytes.data(), static_cast<std::size_t>(received));
    return true;
  }

  static std::size_t response_length(std::string_view bytes) {
    const std::size_t head = bytes.find("\r\n\r\n");
    const std::size_t field = bytes.find("Content-Length: ");
    if (head == bytes.npos) return 0;
    if (field == bytes.npos || field > head) return head + 4;
    return head + 4 + std::stoul(std::string(bytes.substr(field + 16, 12)));
  }

  http::FileDescriptor socket_;
  bool connected_ = false;
  bool closed_ = false;
  std::string unread_;
};

inline int status_of(std::string_view response) {
  return response.size() > 12 ? std::stoi(std::string(response.substr(9, 3))) : 0;
}

inline std::string body_of(std::string_view response) {
  const std::size_t head = response.find("\r\n\r\n");
  return head == response.npos ? std::string() : std::string(response.substr(head + 4));
}

/// The value of a header field; empty when it is not there.
inline std::string header_of(std::string_view response, std::string_view name) {
  const std::string begin = "\r\n" + std::string(name) + ": ";
  const std::size_t found = response.substr(0, response.find("\r\n\r\n") + 2).find(begin);
  if (found == response.npos) return {};
  const std::size_t value = found + begin.size();
  return std::string(response.substr(value, response.find("\r\n", value) - value));
}

}  // namespace wegwijzer::testing
