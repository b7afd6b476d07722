#pragma once

#include "base/result.hpp"

namespace wegwijzer {

/// The exit statuses of all programs (docs/commands.md).
enum class ExitStatus : int {
  Done = 0,
  Failed = 1,        ///< a job failed unexpectedly; for `search`: nothing found
  WrongUse = 2,      ///< wrong use or configuration
  Incomplete = 3,    ///< a source failed, or deletions or the new index are held
  Locked = 4,        ///< another indexer holds the lock
  NotPublished = 5,  ///< verification failed, nothing was published
};

inline ExitStatus exit_status(Code code) {
  switch (code) {
    case Code::Usage:
    case Code::Config:
    case Code::Query:
      return ExitStatus::WrongUse;
    case Code::Network:
    case Code::Refused:
    case Code::Malformed:
    case Code::NoIndex:
    case Code::Index:
    case Code::Overdue:
    case Code::Io:
      return ExitStatus::Failed;
  }
  return ExitStatus::Failed;
}

}  // namespace wegwijzer
