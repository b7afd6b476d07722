#pragma once

#include <ctime>

#include <chrono>

namespace wegwijzer::testing {

/// The CPU time that this thread has used: a measure of work, whatever else the machine does.
inline std::chrono::nanoseconds cpu_time() {
  timespec used{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
  return std::chrono::seconds(used.tv_sec) + std::chrono::nanoseconds(used.tv_nsec);
}

}  // namespace wegwijzer::testing
