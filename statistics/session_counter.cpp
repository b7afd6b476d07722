#include "statistics/session_counter.hpp"

#include <random>

#include "base/fingerprint.hpp"

namespace wegwijzer::statistics {

void SessionCounter::begin_period(Time now) {
  sessions_.clear();
  std::random_device random;
  key_.clear();
  for (int i = 0; i < 8; ++i) key_ += std::to_string(random()) + ' ';
  period_ends_ = now + period;
}

bool SessionCounter::make_room() {
  if (sessions_.size() < most_questions) return true;
  std::erase_if(sessions_, [](const auto& entry) { return entry.second.size() == 1; });
  return sessions_.size() < most_questions;
}

void SessionCounter::count(const std::string& question, std::string_view network, Time now) {
  if (now >= period_ends_) begin_period(now);
  if (!sessions_.contains(question) && !make_room()) return;
  std::unordered_set<std::uint64_t>& sessions = sessions_[question];
  if (sessions.size() >= most_sessions) return;
  const std::string session = Fingerprint().add(key_).add(question).add(network).hex();
  if (!sessions.insert(digest64(session)).second) return;
  if (sessions.size() == least_sessions) {
    untaken_[question] += least_sessions;
  } else if (sessions.size() > least_sessions) {
    ++untaken_[question];
  }
}

std::vector<AskedQuestion> SessionCounter::take() {
  std::vector<AskedQuestion> questions;
  for (auto& [text, sessions] : untaken_) questions.push_back({text, sessions});
  untaken_.clear();
  return questions;
}

}  // namespace wegwijzer::statistics
