#pragma once

#include <string>
#include <vector>

namespace wegwijzer::bench {

/// What one run of a program cost, with the processes that it started.
struct Cost {
  int status = 0;
  double wall_seconds = 0;
  double cpu_seconds = 0;
  long peak_kilobytes = 0;  ///< of the largest single process
};

/// Runs a program to its end; its output goes where ours goes.
Cost measured_run(const std::vector<std::string>& arguments);

}  // namespace wegwijzer::bench
