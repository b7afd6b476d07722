#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"

namespace wegwijzer::extract {

/// A program to run, and how much of the machine it gets. 0 means not limited.
struct Command {
  std::string program;  ///< absolute path
  std::vector<std::string> arguments = {};
  std::uint64_t address_space = 0;  ///< bytes (RLIMIT_AS)
  std::chrono::seconds cpu{0};      ///< SIGXCPU after this (RLIMIT_CPU)
  bool may_write_files = false;     ///< else RLIMIT_FSIZE is 0
};

/// How a process ended: by itself with `status`, or by `signal` (then not 0).
struct Ending {
  int status = 0;
  int signal = 0;
};

/// A process of ours, for work that may crash or never end.
///
/// It gets an empty environment, no descriptor but 0, 1 and 2, no core dump, its own session (so
/// that an interrupt at the terminal is ours to handle), PR_SET_NO_NEW_PRIVS, and SIGKILL when the
/// thread that started it ends. Killed and reaped when this goes.
class ChildProcess {
 public:
  struct Streams {
    int in, out, error;  ///< become 0, 1 and 2; stay open here
  };

  /// Io when the program cannot be started. May be called from a program with threads.
  static Result<ChildProcess> start(const Command& command, Streams streams);

  ChildProcess(ChildProcess&& other) noexcept : pid_(std::exchange(other.pid_, -1)) {}
  ChildProcess& operator=(ChildProcess&& other) noexcept {
    std::swap(pid_, other.pid_);
    return *this;
  }
  ~ChildProcess();

  /// Waits until it ends. To be called once.
  Ending wait();
  /// SIGKILL for it and for what it started in its session, then wait().
  Ending kill();

 private:
  explicit ChildProcess(pid_t pid) : pid_(pid) {}

  pid_t pid_ = -1;
};

}  // namespace wegwijzer::extract
