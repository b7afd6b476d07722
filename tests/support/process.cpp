#include "support/process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>

extern char** environ;

namespace wegwijzer::testing {
namespace {

using Milliseconds = std::chrono::milliseconds;
using std::chrono::steady_clock;

/// How often a waiting thread looks again at what has no event of its own.
constexpr Milliseconds look_again{5};

struct Pipe {
  int read = -1;
  int write = -1;

  Pipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
      throw std::system_error(errno, std::generic_category(), "pipe");
    }
    read = ends[0];
    write = ends[1];
    ::fcntl(read, F_SETFL, O_NONBLOCK);
  }
};

/// The child's environment: ours, with the command's own settings in the place of equal names.
std::vector<std::string> environment_of(const Command& command) {
  std::vector<std::string> all;
  for (char** entry = environ; *entry; ++entry) {
    const std::string text(*entry);
    if (!command.environment.contains(text.substr(0, text.find('=')))) all.push_back(text);
  }
  for (const auto& [name, value] : command.environment) all.push_back(name + "=" + value);
  return all;
}

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

pid_t spawn(const Command& command, int out, int err) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, err, STDERR_FILENO);
  if (!command.folder.empty()) {
    posix_spawn_file_actions_addchdir_np(&actions, command.folder.c_str());
  }
  // A group of its own, so that its descendants can be ended with it.
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);

  auto args = command.args;
  auto environment = environment_of(command);
  pid_t pid = -1;
  const int error = ::posix_spawnp(&pid, args.at(0).c_str(), &actions, &attributes,
                                   pointers_to(args).data(), pointers_to(environment).data());
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  if (error != 0) throw std::system_error(error, std::generic_category(), args[0]);
  return pid;
}

int exit_status_of(int status) {
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

Process::Process(const Command& command) {
  const Pipe out;
  const Pipe err;
  out_fd_ = out.read;
  err_fd_ = err.read;
  pid_ = spawn(command, out.write, err.write);
  ::close(out.write);
  ::close(err.write);
  collector_ = std::jthread([this](std::stop_token stop) { collect(std::move(stop)); });
}

Process::~Process() {
  if (!ended()) wait(Milliseconds(0));
  ::close(out_fd_);
  ::close(err_fd_);
}

std::optional<std::string> Process::read_line(Milliseconds patience) {
  std::unique_lock lock(mutex_);
  const auto line_end = [&] { return out_.find('\n', given_); };
  more_.wait_for(lock, patience, [&] { return out_ended_ || line_end() != std::string::npos; });
  const auto end = line_end();
  if (end == std::string::npos) return std::nullopt;
  std::string line = out_.substr(given_, end - given_);
  given_ = end + 1;
  return line;
}

void Process::signal(int number) const {
  if (!status_) ::kill(pid_, number);  // after the end the number may be somebody else's
}

Finished Process::wait(Milliseconds patience) {
  const auto deadline = steady_clock::now() + patience;
  Finished finished;
  while (!ended()) {
    if (steady_clock::now() > deadline && !finished.timed_out) {
      finished.timed_out = true;
      ::kill(-pid_, SIGKILL);
    }
    std::this_thread::sleep_for(look_again);
  }
  if (collector_.joinable()) {
    collector_.request_stop();
    collector_.join();
  }
  finished.status = *status_;
  finished.out = out_;
  finished.err = err_;
  return finished;
}

bool Process::ended() {
  int status = 0;
  if (!status_ && ::waitpid(pid_, &status, WNOHANG) == pid_) status_ = exit_status_of(status);
  return status_.has_value();
}

/// Ends when both pipes have, or when it is told to stop: a daemon that the program left behind
/// may hold them open for ever.
void Process::collect(std::stop_token stop) {
  std::array<pollfd, 2> fds{
      {{out_fd_, POLLIN, 0}, {err_fd_, POLLIN, 0}}
  };
  const auto read_both = [&] {
    if (drain(out_fd_, out_)) fds[0].fd = -1;
    if (drain(err_fd_, err_)) fds[1].fd = -1;
  };
  while (!stop.stop_requested() && (fds[0].fd >= 0 || fds[1].fd >= 0)) {
    ::poll(fds.data(), fds.size(), static_cast<int>(look_again.count()));
    read_both();
  }
  read_both();
  const std::lock_guard lock(mutex_);
  out_ended_ = true;
  more_.notify_all();
}

bool Process::drain(int fd, std::string& into) {
  std::array<char, 65536> buffer{};
  for (;;) {
    const ssize_t count = ::read(fd, buffer.data(), buffer.size());
    if (count <= 0) return count == 0;
    const std::lock_guard lock(mutex_);
    into.append(buffer.data(), static_cast<std::size_t>(count));
    more_.notify_all();
  }
}

Finished run(const Command& command, Milliseconds patience) {
  return Process(command).wait(patience);
}

}  // namespace wegwijzer::testing
