#pragma once

#include <chrono>
#include <optional>

#include "base/result.hpp"
#include "indexer/extract/child_process.hpp"
#include "indexer/extract/descriptor.hpp"
#include "indexer/extract/extracted.hpp"
#include "indexer/extract/wire.hpp"

namespace wegwijzer::extract {

/// The pool's side of one worker: the process is started when a document needs it, and again after
/// one that it did not survive. Belongs to one thread.
class WorkerProcess {
 public:
  explicit WorkerProcess(Command command) : command_(std::move(command)) {}

  /// nullopt when `stop` became readable meanwhile.
  std::optional<Result<Extracted>> extract(const Message& request,
                                           std::chrono::milliseconds time_limit, int stop);

 private:
  struct Running {
    ChildProcess process;
    Descriptor socket;
  };

  Result<void> start();
  /// Waits for a request, as it should; a dead one has closed its socket.
  bool is_idle() const;
  Result<Extracted> failure(Exchange ended, std::chrono::milliseconds time_limit);

  Command command_;
  std::optional<Running> running_;
  std::size_t documents_ = 0;  ///< that the running process has done
};

}  // namespace wegwijzer::extract
