#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "indexer/extract/child_process.hpp"

namespace wegwijzer::extract {

/// What a program gave, and how it ended.
struct Finished {
  enum class By { Itself, Time, Output } by = By::Itself;  ///< the latter two: killed over a limit
  Ending ending = {};
  std::string output;
  std::string errors;  ///< the first 4 KiB of its standard error
};

/// Runs `command` with `input` as its standard input until it ends or exceeds a limit. Io when it
/// cannot be started at all. A program that closes its output and goes on is waited for without a
/// limit of time.
Result<Finished> run_program(const Command& command, std::string_view input,
                             std::chrono::milliseconds time_limit, std::size_t output_limit);

}  // namespace wegwijzer::extract
