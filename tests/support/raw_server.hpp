#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "support/testing.hpp"

namespace wegwijzer::testing {

/// A server on 127.0.0.1 that sends whatever bytes a test likes, HTTP or not. It reads one request
/// head per connection, lets the test answer, and closes.
class RawServer {
 public:
  class Connection {
   public:
    explicit Connection(int fd) : fd_(fd) {}
    /// False when the client has gone.
    bool send(std::string_view bytes) const;

   private:
    int fd_;
  };
  /// Called on a thread of its own for each connection.
  using Answer = std::function<void(const Connection&)>;

  /// Throws std::system_error when there is no port to have.
  explicit RawServer(Answer answer);
  ~RawServer();
  RawServer(const RawServer&) = delete;
  RawServer& operator=(const RawServer&) = delete;

  std::string url(std::string_view path = "/") const;

 private:
  void accept_all();
  void serve(int fd);

  Answer answer_;
  int listener_ = -1;
  std::uint16_t port_ = 0;
  std::vector<std::thread> serving_;
  std::thread accepting_;
};

}  // namespace wegwijzer::testing
