#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace wegwijzer::extract {

/// What pool and worker say to each other: JSON, and bytes beside it that need no escaping.
/// On the wire: two 32-bit lengths in the machine's order, then the two.
struct Message {
  std::string json;
  std::string bytes = {};
};

/// How an exchange ended.
enum class Exchange {
  Done,
  Closed,  ///< the other side is gone, or sends no message
  TimedOut,
  Stopped,  ///< `stop` became readable
};

/// How long to wait for the other side: until `deadline`, or until `stop` (a descriptor, -1 for
/// none) can be read.
struct Patience {
  std::chrono::steady_clock::time_point deadline = std::chrono::steady_clock::time_point::max();
  int stop = -1;
};

/// Longer parts are neither sent nor received. An answer is shorter than what it is about.
inline constexpr std::uint32_t longest_request = 256'000'000;
inline constexpr std::uint32_t longest_answer = 32'000'000;

/// `socket` must be a socket. Neither raises SIGPIPE.
Exchange send_message(int socket, const Message& message, const Patience& patience);
/// Closed as well when a part claims to be longer than `longest`.
Exchange receive_message(int socket, Message& message, std::uint32_t longest,
                         const Patience& patience);

}  // namespace wegwijzer::extract
