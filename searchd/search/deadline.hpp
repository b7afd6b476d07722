#pragma once

#include <chrono>

namespace wegwijzer::search {

/// When an answer must be there. Xapian's own time limit does not end a match.
class Deadline {
 public:
  /// Work past its deadline ends with this.
  struct Passed {};

  explicit Deadline(std::chrono::milliseconds allowed)
      : end_(std::chrono::steady_clock::now() + allowed) {}

  /// Throws Passed when the time is over. Cheap enough for once in some thousand steps.
  void check() const {
    if (std::chrono::steady_clock::now() > end_) throw Passed{};
  }

 private:
  std::chrono::steady_clock::time_point end_;
};

}  // namespace wegwijzer::search
