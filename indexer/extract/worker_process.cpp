#include "indexer/extract/worker_process.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "indexer/extract/worker.hpp"

namespace wegwijzer::extract {

namespace {

constexpr std::size_t documents_per_process = 1000;

}  // namespace

Result<void> WorkerProcess::start() {
  int ends[2];
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
    return fail(Code::Io, fmt::format("a socket to an extractor: {}", std::strerror(errno)));
  }
  Descriptor ours(ends[0]);
  const Descriptor theirs(ends[1]);
  auto process = ChildProcess::start(command_, {theirs.get(), theirs.get(), STDERR_FILENO});
  if (!process) return fail(process.error());
  running_.emplace(Running{std::move(*process), std::move(ours)});
  documents_ = 0;
  return {};
}

bool WorkerProcess::is_idle() const {
  pollfd socket = {running_->socket.get(), POLLIN, 0};
  return ::poll(&socket, 1, 0) == 0;
}

std::optional<Result<Extracted>> WorkerProcess::extract(const Message& request,
                                                        std::chrono::milliseconds time_limit,
                                                        int stop) {
  if (running_ && (documents_ == documents_per_process || !is_idle())) running_.reset();
  if (!running_) {
    const auto started = start();
    if (!started) return fail(started.error());
  }
  const Patience patience{std::chrono::steady_clock::now() + time_limit, stop};
  Message answer;
  Exchange ended = send_message(running_->socket.get(), request, patience);
  if (ended == Exchange::Done)
    ended = receive_message(running_->socket.get(), answer, longest_answer, patience);
  if (ended == Exchange::Stopped) return std::nullopt;
  if (ended != Exchange::Done) return failure(ended, time_limit);
  ++documents_;
  return read_answer(std::move(answer));
}

Result<Extracted> WorkerProcess::failure(Exchange ended, std::chrono::milliseconds time_limit) {
  // One that has died by itself keeps the reason for it.
  const Ending ending = running_->process.kill();
  running_.reset();
  if (ended == Exchange::TimedOut) {
    const double seconds = std::chrono::duration<double>(time_limit).count();
    return fail(Code::Malformed,
                fmt::format("the document made the extractor fail (time limit {:g} s)", seconds));
  }
  // bwrap tells of a signal as a shell does.
  const int signal = ending.status > 128 ? ending.status - 128 : ending.signal;
  return fail(Code::Malformed,
              signal != 0 ? fmt::format("the document made the extractor fail (signal {})", signal)
                          : fmt::format("the document made the extractor fail (exit status {})",
                                        ending.status));
}

}  // namespace wegwijzer::extract
