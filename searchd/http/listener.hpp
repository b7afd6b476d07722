#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "searchd/http/file_descriptor.hpp"

namespace wegwijzer::http {

/// The socket that new connections come in on. Movable; for one thread.
///
/// A port belongs to one process: SO_REUSEPORT, with which a second searchd would silently get half
/// of the requests, is never set.
class Listener {
 public:
  /// "HOST:PORT" (an IPv6 address in brackets; port 0 is any free one) or "unix:PATH". A socket
  /// file that nobody listens on any more is replaced. Usage when `address` is neither, Io when the
  /// system refuses.
  static Result<Listener> open(const std::string& address);

  Listener(Listener&&) noexcept = default;
  Listener& operator=(Listener&&) = delete;
  ~Listener() { close(); }

  int fd() const { return socket_.get(); }
  /// "http://127.0.0.1:8080" or "unix:PATH", with the port that it really is.
  const std::string& address() const { return address_; }

  /// The next waiting connection, non-blocking; when there is none, errno says why.
  FileDescriptor accept() const;
  /// New connections are refused from here on; the socket file goes.
  void close();

 private:
  Listener(FileDescriptor socket, std::string address, std::string socket_file);

  static Result<Listener> open_tcp(const std::string& address);
  static Result<Listener> open_unix(const std::string& path);

  FileDescriptor socket_;
  std::string address_;
  std::string socket_file_;
};

}  // namespace wegwijzer::http
