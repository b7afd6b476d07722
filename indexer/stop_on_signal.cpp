#include "indexer/stop_on_signal.hpp"

#include <fmt/format.h>

#include <ctime>

namespace wegwijzer {

namespace {

/// How long the end of a run may wait for this thread.
constexpr timespec patience{.tv_sec = 0, .tv_nsec = 100'000'000};

}  // namespace

StopOnSignal::StopOnSignal() {
  ::sigemptyset(&signals_);
  ::sigaddset(&signals_, SIGTERM);
  ::sigaddset(&signals_, SIGINT);
  ::pthread_sigmask(SIG_BLOCK, &signals_, &before_);
  waiting_ = std::jthread([this](const std::stop_token& over) { wait(over); });
}

StopOnSignal::~StopOnSignal() {
  waiting_.request_stop();
  waiting_.join();
  ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

void StopOnSignal::wait(const std::stop_token& over) {
  while (::sigtimedwait(&signals_, nullptr, &patience) < 0) {
    if (over.stop_requested()) return;
  }
  fmt::print(stderr, "stopping: what was read is kept; a second time ends it at once\n");
  told_.request_stop();
  // From now on this thread takes the signals, as any process does: it dies of them.
  ::pthread_sigmask(SIG_UNBLOCK, &signals_, nullptr);
  while (!over.stop_requested()) ::nanosleep(&patience, nullptr);
}

}  // namespace wegwijzer
