#include "statistics/question_recorder.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <cctype>

#include "base/utf8.hpp"

namespace wegwijzer::statistics {

namespace {

constexpr std::size_t most_words = 6, most_digits = 4, most_bytes = 60;
/// As many as this wait for a disk that cannot be written; more are let go.
constexpr std::size_t most_unwritten = 20'000;

bool is_lower(char c) { return std::islower(static_cast<unsigned char>(c)) != 0; }
bool is_upper(char c) { return std::isupper(static_cast<unsigned char>(c)) != 0; }

/// "Palliatieve" -> "palliatieve"; "ALS" and "PaTz" stay.
void lower_initial(std::string& word) {
  const bool initial_only = is_upper(word[0]) && word.size() > 1 && is_lower(word[1]) &&
                            std::none_of(word.begin() + 1, word.end(), is_upper);
  if (initial_only) word[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(word[0])));
}

bool is_plain(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || std::isalnum(byte) != 0 || c == ' ' || c == '-' || c == '\'';
}

}  // namespace

std::optional<std::string> countable(std::string_view text) {
  std::string left = collapse_space(text);
  const auto digits = std::count_if(left.begin(), left.end(), [](char c) {
    return std::isdigit(static_cast<unsigned char>(c)) != 0;
  });
  const bool plain = std::all_of(left.begin(), left.end(), is_plain);
  if (left.empty() || left.size() > most_bytes || !plain ||
      static_cast<std::size_t>(digits) > most_digits) {
    return std::nullopt;
  }
  std::string question;
  std::size_t words = 0;
  for (std::string_view rest = left; !rest.empty();) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    std::string word(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (word[0] == '-' || word == "OR" || ++words > most_words) return std::nullopt;
    lower_initial(word);
    question += (question.empty() ? "" : " ") + word;
  }
  return question;
}

QuestionRecorder::QuestionRecorder(std::filesystem::path file, const Clock& clock,
                                   std::chrono::milliseconds write_every)
    : store_(std::move(file)),
      clock_(clock),
      write_every_(write_every),
      writer_([this] { write_now_and_then(); }) {}

QuestionRecorder::~QuestionRecorder() {
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
  }
  closing_changed_.notify_all();
  writer_.join();
}

void QuestionRecorder::asked(std::string_view text, std::string_view network) {
  if (network.empty()) return;
  const auto question = countable(text);
  if (!question) return;
  const std::lock_guard lock(mutex_);
  counter_.count(*question, network, clock_.now());
}

void QuestionRecorder::write_now_and_then() {
  std::unique_lock lock(mutex_);
  for (bool closing = false; !closing;) {
    closing = closing_changed_.wait_for(lock, write_every_, [&] { return closing_; });
    const auto counted = counter_.take();
    lock.unlock();
    unwritten_.insert(unwritten_.end(), counted.begin(), counted.end());
    write();
    lock.lock();
  }
}

void QuestionRecorder::write() {
  if (unwritten_.empty()) return;
  const auto written = store_.add(unwritten_, clock_.now());
  if (written) {
    unwritten_.clear();
    failure_.clear();
    return;
  }
  if (unwritten_.size() > most_unwritten) unwritten_.clear();
  if (written.error().what == failure_) return;
  failure_ = written.error().what;
  spdlog::warn("what is asked often cannot be kept: {}", failure_);
}

}  // namespace wegwijzer::statistics
