#pragma once

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "base/clock.hpp"
#include "statistics/question_store.hpp"
#include "statistics/session_counter.hpp"

namespace wegwijzer::statistics {

/// The question as it is counted, where it may be at all: one to six words of letters, with at most
/// four digits, no operator, at most 60 bytes: no address, telephone number or sentence about
/// somebody. What is left has to be asked by `least_sessions`. Space is collapsed, and a
/// capital at the beginning of a word goes, as telephones put it there ("Palliatieve zorg"); words
/// in capitals stay ("ALS").
std::optional<std::string> countable(std::string_view text);

/// Remembers what is asked often: counts sessions, and writes what passed the threshold to
/// queries.db now and then, in a thread of its own, so that no answer waits for the disk. When
/// writing fails, the log says so once, and it is tried again.
///
/// All threads may call asked().
class QuestionRecorder {
 public:
  /// `clock` must outlive this.
  QuestionRecorder(std::filesystem::path file, const Clock& clock,
                   std::chrono::milliseconds write_every = std::chrono::minutes(1));
  QuestionRecorder(const QuestionRecorder&) = delete;
  QuestionRecorder& operator=(const QuestionRecorder&) = delete;
  /// Writes what is left.
  ~QuestionRecorder();

  /// Does nothing for what is not countable(), and where `network` is empty.
  void asked(std::string_view text, std::string_view network);

 private:
  void write_now_and_then();
  void write();

  const QuestionStore store_;
  const Clock& clock_;
  const std::chrono::milliseconds write_every_;

  std::mutex mutex_;
  std::condition_variable closing_changed_;
  bool closing_ = false;
  SessionCounter counter_;
  std::vector<AskedQuestion> unwritten_;  // of the writing thread
  std::string failure_;                   // of the writing thread: what the log said last
  std::thread writer_;
};

}  // namespace wegwijzer::statistics
