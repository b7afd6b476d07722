#include "indexer/extract/child_process.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "indexer/extract/descriptor.hpp"

namespace wegwijzer::extract {

namespace {

void limit(__rlimit_resource resource, rlim_t value) {
  const rlimit same = {value, value};
  ::setrlimit(resource, &same);
}

void set_limits(const Command& command) {
  if (command.address_space > 0) limit(RLIMIT_AS, command.address_space);
  if (command.cpu.count() > 0) limit(RLIMIT_CPU, static_cast<rlim_t>(command.cpu.count()));
  if (!command.may_write_files) limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_CORE, 0);
}

/// Makes 0, 1, 2 and 3 of the four descriptors, which may themselves be among 0 to 3.
bool place_descriptors(std::array<int, 4> descriptors) {
  for (int& fd : descriptors) {
    fd = ::fcntl(fd, F_DUPFD, 10);
    if (fd < 0) return false;
  }
  for (std::size_t i = 0; i < descriptors.size(); ++i) {
    if (::dup2(descriptors[i], static_cast<int>(i)) < 0) return false;
  }
  ::close_range(4, ~0U, 0);
  return ::fcntl(3, F_SETFD, FD_CLOEXEC) == 0;
}

void reset_signals() {
  sigset_t none;
  sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
  ::signal(SIGPIPE, SIG_DFL);
}

/// What happens in the child: only calls that are safe after a fork of a program with threads.
/// Writes errno to `failure` when the program does not start.
[[noreturn]] void become(const Command& command, char* const* arguments,
                         ChildProcess::Streams streams, int failure, pid_t parent) {
  char* const no_environment[] = {nullptr};
  if (place_descriptors({streams.in, streams.out, streams.error, failure})) {
    reset_signals();
    ::setsid();
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) ::_exit(127);  // it ended before the line above
    ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    set_limits(command);
    ::execve(command.program.c_str(), arguments, no_environment);
  }
  const int error = errno;
  [[maybe_unused]] const auto written = ::write(3, &error, sizeof error);
  ::_exit(127);
}

std::vector<char*> argument_pointers(const Command& command) {
  std::vector<char*> pointers = {const_cast<char*>(command.program.c_str())};
  for (const std::string& argument : command.arguments) {
    pointers.push_back(const_cast<char*>(argument.c_str()));
  }
  pointers.push_back(nullptr);
  return pointers;
}

}  // namespace

Result<ChildProcess> ChildProcess::start(const Command& command, Streams streams) {
  const auto cannot = [&](int error) {
    return fail(Code::Io,
                fmt::format("{}: cannot be started: {}", command.program, std::strerror(error)));
  };
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return cannot(errno);
  const Descriptor read_end(ends[0]);
  Descriptor write_end(ends[1]);

  const std::vector<char*> arguments = argument_pointers(command);
  const pid_t parent = ::getpid();
  const pid_t pid = ::fork();
  if (pid < 0) return cannot(errno);
  if (pid == 0) become(command, arguments.data(), streams, write_end.get(), parent);

  ChildProcess child(pid);
  write_end.close();
  int error = 0;
  ssize_t got;
  do {
    got = ::read(read_end.get(), &error, sizeof error);
  } while (got < 0 && errno == EINTR);
  if (got > 0) return cannot(error);
  return child;
}

ChildProcess::~ChildProcess() {
  if (pid_ > 0) kill();
}

Ending ChildProcess::wait() {
  int status = 0;
  while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  pid_ = -1;
  if (WIFSIGNALED(status)) return {.status = 0, .signal = WTERMSIG(status)};
  return {.status = WEXITSTATUS(status), .signal = 0};
}

Ending ChildProcess::kill() {
  // The whole group, which setsid() made: bwrap that dies while it starts leaves its own behind.
  ::kill(-pid_, SIGKILL);
  return wait();
}

}  // namespace wegwijzer::extract
