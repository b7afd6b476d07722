#pragma once

#include <sys/types.h>

#include <chrono>
#include <condition_variable>
#include <csignal>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "support/testing.hpp"

namespace wegwijzer::testing {

struct Command {
  std::vector<std::string> args;  ///< the program first: a path, or a name to find in PATH
  std::map<std::string, std::string> environment = {};  ///< on top of ours
  std::filesystem::path folder = {};                    ///< to run in; empty: ours
};

/// How a program ended, and what it said.
struct Finished {
  int status = -1;  ///< exit status; 128 + signal when a signal ended it
  std::string out;
  std::string err;
  bool timed_out = false;  ///< it was killed because the time was over
};

/// A running program. A thread of its own collects what it prints, so it never blocks on a full
/// pipe. Not to be shared between threads. The destructor kills it, with what it started, when it
/// still runs; what an ended program left behind (a daemon) is let alone.
class Process {
 public:
  /// Throws std::system_error when the program cannot be started.
  explicit Process(const Command& command);
  ~Process();
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  pid_t pid() const { return pid_; }

  /// The next line of its standard output, without '\n'; nullopt when none comes in time or the
  /// output has ended.
  std::optional<std::string> read_line(std::chrono::milliseconds patience);
  void signal(int number) const;
  /// Waits for the end; kills it when it is not there in time.
  Finished wait(std::chrono::milliseconds patience);

 private:
  void collect(std::stop_token stop);
  /// True when `fd` had nothing more to give.
  bool drain(int fd, std::string& into);
  bool ended();

  pid_t pid_ = -1;
  int out_fd_ = -1;
  int err_fd_ = -1;
  std::optional<int> status_;

  std::mutex mutex_;  ///< guards all below
  std::condition_variable more_;
  std::string out_;
  std::string err_;
  std::size_t given_ = 0;  ///< bytes of out_ that read_line has given
  bool out_ended_ = false;

  std::jthread collector_;
};

/// Runs a program to its end.
Finished run(const Command& command, std::chrono::milliseconds patience = std::chrono::minutes(5));

}  // namespace wegwijzer::testing
