#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "support/page.hpp"
#include "support/site_files.hpp"

namespace httplib {
struct Request;
struct Response;
}  // namespace httplib

namespace wegwijzer::testing {

/// One request as it came in.
struct LoggedRequest {
  std::chrono::steady_clock::time_point began;  ///< when its head was read
  std::chrono::steady_clock::time_point time;   ///< when its answer was about to be sent
  std::string host;                             ///< lower case, without port
  std::string target;                           ///< path and query as sent
  int status = 0;                               ///< of the answer
  std::map<std::string, std::string> headers;   ///< names in lower case

  /// The header's value; empty when it was not sent.
  std::string header(const std::string& name) const;
};

/// A real HTTP server on 127.0.0.1 for all made-up sites at once; the Host header chooses the site.
/// libcurl takes every name under .localhost to loopback by itself, so no name server is needed.
///
/// Answers conditional requests with 304, and writes down every request. All members may be called
/// from any thread, also while requests run. The destructor ends the server; with idle connections
/// open that takes up to a second.
class SiteServer {
 public:
  using Handler = std::function<std::optional<Page>(std::string_view target)>;

  /// A "status" for fail_with: the answer breaks off half way.
  static constexpr int cut_off = 0;
  /// Another: nothing is sent, until the client has had enough.
  static constexpr int no_answer = -1;

  /// Serves `folder` as SiteFiles describes. Port 0 is any free one. Throws std::runtime_error when
  /// the folder is no folder or the port is taken: a test without its server is over.
  explicit SiteServer(const std::filesystem::path& folder, std::uint16_t port = 0);
  ~SiteServer();
  SiteServer(const SiteServer&) = delete;
  SiteServer& operator=(const SiteServer&) = delete;

  std::uint16_t port() const { return port_; }
  /// "http://host:PORT" and the path.
  std::string url(std::string_view host, std::string_view path = "/") const;

  /// Every answer waits this long first.
  void set_delay(std::chrono::milliseconds delay);
  /// Every path of `host` that starts with `path_prefix` answers `status` (or cut_off).
  void fail_with(const std::string& host, const std::string& path_prefix, int status);
  /// Takes back all fail_with of `host`.
  void recover(const std::string& host);
  /// From now on 404 at this path.
  void remove(const std::string& host, const std::string& path);
  /// From now on this answer at this path (and whatever query), instead of the file.
  void set_page(const std::string& host, const std::string& path, Page page);
  /// From now on `handler` answers for `host`, instead of files. Called by many threads at once.
  void serve(const std::string& host, Handler handler);

  std::vector<LoggedRequest> requests() const;
  /// Those of one host, in the order in which they came.
  std::vector<LoggedRequest> requests(std::string_view host) const;
  void clear_requests();

 private:
  class Listener;
  struct Failure {
    std::string host, path_prefix;
    int status;
  };

  void answer(const httplib::Request& request, httplib::Response& response);
  Page page_for(const std::string& host, const std::string& target) const;
  std::optional<Page> injected(const std::string& host, const std::string& target) const;
  void hang();
  void log(const httplib::Request& request, std::chrono::steady_clock::time_point began,
           const std::string& host, int status);

  std::unique_ptr<Listener> listener_;
  std::uint16_t port_ = 0;
  std::unique_ptr<const SiteFiles> files_;

  mutable std::mutex mutex_;  ///< guards all below
  std::chrono::milliseconds delay_{0};
  std::vector<Failure> failures_;
  std::map<std::pair<std::string, std::string>, Page> pages_;
  std::map<std::string, Handler, std::less<>> handlers_;
  std::vector<LoggedRequest> requests_;
  bool stopping_ = false;
  std::condition_variable stopped_;

  std::thread thread_;
};

}  // namespace wegwijzer::testing
