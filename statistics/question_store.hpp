#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"

namespace wegwijzer::statistics {

/// A question that fewer sessions asked is told to nobody and written nowhere.
inline constexpr std::size_t least_sessions = 5;

/// A question, and in how many sessions it was asked.
struct AskedQuestion {
  std::string text;
  std::uint64_t sessions = 0;

  bool operator==(const AskedQuestion&) const = default;
};

/// Name within the data directory; on disk.
inline constexpr const char* questions_file = "queries.db";

/// What is asked often, in SQLite: a row per question and month (docs/statistics.md). It holds what
/// a SessionCounter lets through, and nothing of who asked.
///
/// The file is opened for each call: searchd writes now and then, and an indexer may read
/// meanwhile. For one thread at a time. Io on failure, with everything as it was.
class QuestionStore {
 public:
  explicit QuestionStore(std::filesystem::path file) : file_(std::move(file)) {}

  /// Adds sessions to the month of `now`, and forgets what is over a year old. Fewer than
  /// `least_sessions` of a question that is not here are left out: somebody removed it.
  Result<void> add(const std::vector<AskedQuestion>& questions, Time now) const;

  /// The questions of the last year, most asked first, at most `most`. None without a file.
  Result<std::vector<AskedQuestion>> most_asked(std::size_t most, Time now) const;

 private:
  std::filesystem::path file_;
};

}  // namespace wegwijzer::statistics
