#pragma once

#include <chrono>
#include <cstdint>
#include <vector>

#include "base/result.hpp"
#include "indexer/fetch/request.hpp"

namespace wegwijzer::fetch {

/// The only way to the network. Many exchanges at once, driven by one thread; who decides how many
/// per host and when is the caller (Frontier), not this.
class Transport {
 public:
  using Ticket = std::uint64_t;

  struct Done {
    Ticket ticket;
    /// Network: no answer or not a whole one. Refused: an address that is not allowed.
    Result<Response> response;
  };

  virtual ~Transport() = default;

  /// Begins an exchange; never blocks.
  virtual void start(Ticket ticket, const Request& request) = 0;
  /// What has ended; waits at most `patience` for the first one. Ends early after wake().
  virtual std::vector<Done> wait(std::chrono::milliseconds patience) = 0;
  /// Makes a waiting wait() return. The one function that another thread may call.
  virtual void wake() = 0;
};

}  // namespace wegwijzer::fetch
