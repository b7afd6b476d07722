#pragma once

#include <filesystem>

#include "base/result.hpp"

namespace wegwijzer {

/// The data directory's lock: one indexer at a time. Held until this goes, also when the process is
/// killed (flock(2)).
class Lock {
 public:
  /// Makes the data directory when it is absent. Refused when another process holds the lock.
  static Result<Lock> take(const std::filesystem::path& data);

  Lock(Lock&& other) noexcept;
  Lock& operator=(Lock&&) = delete;
  ~Lock();

 private:
  explicit Lock(int fd) : fd_(fd) {}
  int fd_;
};

}  // namespace wegwijzer
