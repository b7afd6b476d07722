#pragma once

#include <httplib.h>

#include <algorithm>
#include <cstring>
#include <string>
#include <string_view>

namespace wegwijzer::http {

/// The whole request as a stream to read, the answer as a string that grows: lets
/// httplib::Server work without a socket. Lives shorter than the request's bytes.
class MemoryStream final : public httplib::Stream {
 public:
  explicit MemoryStream(std::string_view request) : unread_(request) {}

  bool is_readable() const override { return !unread_.empty(); }
  bool is_writable() const override { return true; }

  ssize_t read(char* into, std::size_t size) override {
    const std::size_t taken = std::min(size, unread_.size());
    std::memcpy(into, unread_.data(), taken);
    unread_.remove_prefix(taken);
    return static_cast<ssize_t>(taken);
  }

  ssize_t write(const char* bytes, std::size_t size) override {
    written_.append(bytes, size);
    return static_cast<ssize_t>(size);
  }

  // Who asks is nobody's business here: no address is handed on, so none can be logged.
  void get_remote_ip_and_port(std::string&, int&) const override {}
  void get_local_ip_and_port(std::string&, int&) const override {}
  socket_t socket() const override { return INVALID_SOCKET; }

  std::string take_written() { return std::move(written_); }

 private:
  std::string_view unread_;
  std::string written_;
};

}  // namespace wegwijzer::http
