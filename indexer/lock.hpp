#pragma once

#include <filesystem>

#include "base/result.hpp"

namespace wegwijzer {

/// The data directory's lock: one indexer at a time. Held until this goes, also when the process is
/// killed (flock(2)).
class Lock {
 public:
  /// Io when there is no data directory, Refused when another process holds the lock.
  static Result<Lock> take(const std::filesystem::path& data);
  /// The same, and makes the data directory when it is absent: for who has something to put in it.
  static Result<Lock> take_in_new(const std::filesystem::path& data);

  Lock(Lock&& other) noexcept;
  Lock& operator=(Lock&&) = delete;
  ~Lock();

 private:
  explicit Lock(int fd) : fd_(fd) {}
  int fd_;
};

}  // namespace wegwijzer
