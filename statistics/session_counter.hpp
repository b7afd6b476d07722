#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/clock.hpp"
#include "statistics/question_store.hpp"

namespace wegwijzer::statistics {

/// Counts in how many sessions a question was asked, without knowing whose. A session is all that
/// comes from one network within a `period`. Of it only a digest is held, in memory, different for
/// each question, under a key that is never written and that goes with the period. So nobody, we
/// included, can tell which questions one person asked.
///
/// Holds at most `most_questions` questions. When that many are there, those of a single session
/// go; when that gives no room, new ones are not counted until the period ends. For one thread.
class SessionCounter {
 public:
  static constexpr std::chrono::days period{28};
  static constexpr std::size_t most_questions = 20'000;
  /// Of one question in one period; more are not counted.
  static constexpr std::size_t most_sessions = 1'000;

  /// `network`: as coarse as sessions are told apart by; not kept.
  void count(const std::string& question, std::string_view network, Time now);

  /// The sessions that came in since the last take(), of questions that at least `least_sessions`
  /// asked.
  std::vector<AskedQuestion> take();

 private:
  void begin_period(Time now);
  bool make_room();

  std::string key_;
  Time period_ends_{};
  std::unordered_map<std::string, std::unordered_set<std::uint64_t>> sessions_;
  std::unordered_map<std::string, std::uint64_t> untaken_;
};

}  // namespace wegwijzer::statistics
