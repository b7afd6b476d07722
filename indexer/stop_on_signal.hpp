#pragma once

#include <csignal>
#include <stop_token>
#include <thread>

namespace wegwijzer {

/// Turns SIGTERM and SIGINT into a request to stop, as long as it lives: systemd and people end a
/// harvest so, and what it read should still be published. A second signal ends the process at
/// once, as it would without this.
///
/// Make it in the first thread, before others begin: they inherit that the signals are left to it.
/// Child processes begin with no signal blocked (child_process.hpp).
class StopOnSignal {
 public:
  StopOnSignal();
  ~StopOnSignal();
  StopOnSignal(const StopOnSignal&) = delete;
  StopOnSignal& operator=(const StopOnSignal&) = delete;

  std::stop_token token() const { return told_.get_token(); }

 private:
  void wait(const std::stop_token& over);

  sigset_t signals_{}, before_{};
  std::stop_source told_;
  std::jthread waiting_;
};

}  // namespace wegwijzer
