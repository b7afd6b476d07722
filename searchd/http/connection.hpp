#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "searchd/http/answer.hpp"
#include "searchd/http/file_descriptor.hpp"
#include "searchd/http/problem.hpp"
#include "searchd/http/request_ids.hpp"

namespace wegwijzer::http {

/// How long each part of a conversation may take, counted from its first byte and not from its
/// last: a byte now and then buys no time.
struct Deadlines {
  std::chrono::milliseconds request{10'000};  ///< from its first byte to its last
  std::chrono::milliseconds idle{60'000};     ///< before the first byte of a request
  std::chrono::milliseconds write{30'000};    ///< to take a whole answer
  std::chrono::milliseconds drain{10'000};    ///< from stop() to the end
};

/// One accepted socket, non-blocking and watched edge-triggered: the bytes received, the answer
/// being sent, and the moment at which patience ends. Belongs to the front's thread.
///
///   Receiving -> (a whole request) Working -> (its answer) Sending -> Receiving ...
///   Receiving -> (refused) Sending -> Lingering -> over
class Connection {
 public:
  using TimePoint = std::chrono::steady_clock::time_point;

  enum class State {
    Blocked,   ///< nothing to do until the socket or a worker says so
    Yielding,  ///< there is more to do, but let others have a turn
    Request,   ///< a whole request waits: take it, and answer() later
    Over,      ///< to be removed
  };

  struct Request {
    std::string bytes;
    bool keep_alive = true;
    std::string network;  ///< client_network.hpp
  };

  Connection(FileDescriptor socket, const Deadlines& deadlines, RequestIds& ids, TimePoint now);

  /// Reads and writes as far as the socket goes.
  State advance(TimePoint now);
  /// Only after State::Request.
  Request take_request();
  /// Instead of take_request(): 503, come back later.
  void turn_down_request(TimePoint now);
  void answer(Answer answer, TimePoint now);

  /// Whether its patience has ended: to be removed, without a word. Who sends a request byte by
  /// byte does not wait for an answer.
  bool is_late(TimePoint now) const;
  /// From here on this connection ends as soon as no whole request is under way.
  void drain() { draining_ = true; }

 private:
  enum class Phase { Receiving, Working, Sending, Lingering, Over };

  State receive(TimePoint now);
  State look_at_input(TimePoint now);
  void refuse(int status, std::string detail, TimePoint now);
  State send(TimePoint now);
  State linger();
  void expect_request(TimePoint now);
  void begin_lingering(TimePoint now);

  FileDescriptor socket_;
  const Deadlines* deadlines_;
  RequestIds* ids_;
  Phase phase_ = Phase::Receiving;
  TimePoint deadline_;
  bool request_begun_ = false;
  bool draining_ = false;

  std::string input_;
  std::size_t bytes_needed_ = 1;
  std::size_t request_length_ = 0;
  bool keep_alive_ = true;

  std::string output_;
  std::size_t sent_ = 0;
};

}  // namespace wegwijzer::http
