#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "base/result.hpp"
#include "searchd/http/answer.hpp"
#include "searchd/http/connection.hpp"
#include "searchd/http/listener.hpp"
#include "searchd/http/worker_pool.hpp"

namespace wegwijzer::http {

struct FrontOptions {
  int workers = 1;
  std::size_t most_connections = 10'000;
  std::size_t longest_queue = 512;
  Deadlines deadlines = {};
};

/// What meets the network: one thread with epoll that holds all connections and hands a worker
/// nothing but whole requests that passed request_framing.hpp. An idle or slow client costs some
/// hundred bytes and no thread.
///
/// run() belongs to one thread; stop() may be called from any, and from a signal handler.
class Front {
 public:
  /// Io when the system gives no epoll. `make_handler` is called once in each worker's thread.
  static Result<std::unique_ptr<Front>> open(Listener listener, const FrontOptions& options,
                                             const std::function<Handler()>& make_handler);

  /// Serves until stop(). Then no connection is accepted, idle ones are closed, requests that are
  /// under way are answered, for as long as deadlines.drain; a handler that is still busy by then
  /// is waited for.
  void run();
  void stop() noexcept;

  const std::string& address() const { return listener_.address(); }

 private:
  using TimePoint = Connection::TimePoint;

  Front(Listener listener, const FrontOptions& options, FileDescriptor epoll, FileDescriptor wake,
        const std::function<Handler()>& make_handler);

  void wait_for_events();
  void wake() noexcept;
  void hear_wake();
  void watch(int fd, std::uint64_t id, std::uint32_t events);
  void watch_listener(bool on);

  void accept_all();
  void turn_away(FileDescriptor socket);
  void advance(std::uint64_t id);
  void deliver_answers();
  void end_late_connections();
  void begin_draining();
  bool is_finished() const;

  Listener listener_;
  const FrontOptions options_;
  const std::chrono::milliseconds sweep_interval_;
  FileDescriptor epoll_;
  FileDescriptor wake_;
  RequestIds ids_;

  TimePoint now_;
  TimePoint next_sweep_;
  bool listener_rests_ = false;
  std::atomic<bool> stop_asked_ = false;
  std::optional<TimePoint> drain_ends_;

  std::uint64_t next_id_;
  std::unordered_map<std::uint64_t, Connection> connections_;
  std::vector<std::uint64_t> yielding_;

  WorkerPool workers_;  // last: its threads end before what they use
};

}  // namespace wegwijzer::http
