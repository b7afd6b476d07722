#include "indexer/extract/run_program.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "indexer/extract/descriptor.hpp"

namespace wegwijzer::extract {

namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr std::size_t kept_errors = 4096;

tl::unexpected<Error> system_error(const char* doing) {
  return fail(Code::Io, fmt::format("{}: {}", doing, std::strerror(errno)));
}

/// A file in memory that holds `bytes`, to be read from its start.
Result<Descriptor> memory_file(std::string_view bytes) {
  Descriptor file(::memfd_create("input", MFD_CLOEXEC));
  if (!file.is_open()) return system_error("a file in memory");
  while (!bytes.empty()) {
    const ssize_t written = ::write(file.get(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return system_error("a file in memory");
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  ::lseek(file.get(), 0, SEEK_SET);
  return file;
}

struct Pipe {
  Descriptor read_end, write_end;
};

Result<Pipe> make_pipe() {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return system_error("a pipe");
  return Pipe{Descriptor(ends[0]), Descriptor(ends[1])};
}

/// Reads what is there; closes at the end. What exceeds `limit` is read and dropped.
void drain(Descriptor& from, std::string& into, std::size_t limit) {
  std::array<char, 65536> buffer;
  const ssize_t got = ::read(from.get(), buffer.data(), buffer.size());
  if (got < 0 && errno == EINTR) return;
  if (got <= 0) return from.close();
  const std::size_t room = limit - std::min(limit, into.size());
  into.append(buffer.data(), std::min(static_cast<std::size_t>(got), room));
}

/// Reads both pipes until they close; says which limit was met before that.
Finished::By collect(Pipe& output, Pipe& errors, SteadyClock::time_point deadline,
                     std::size_t output_limit, Finished& finished) {
  while (output.read_end.is_open() || errors.read_end.is_open()) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - SteadyClock::now());
    if (left.count() <= 0) return Finished::By::Time;
    std::array<pollfd, 2> waiting = {
        {{output.read_end.get(), POLLIN, 0}, {errors.read_end.get(), POLLIN, 0}}
    };
    ::poll(waiting.data(), waiting.size(), static_cast<int>(left.count()) + 1);
    // One byte more than allowed is kept, to tell "just enough" from "too much".
    if (waiting[0].revents != 0) drain(output.read_end, finished.output, output_limit + 1);
    if (waiting[1].revents != 0) drain(errors.read_end, finished.errors, kept_errors);
    if (finished.output.size() > output_limit) return Finished::By::Output;
  }
  return Finished::By::Itself;
}

}  // namespace

Result<Finished> run_program(const Command& command, std::string_view input,
                             std::chrono::milliseconds time_limit, std::size_t output_limit) {
  const auto deadline = SteadyClock::now() + time_limit;
  const auto in = memory_file(input);
  if (!in) return fail(in.error());
  auto output = make_pipe();
  if (!output) return fail(output.error());
  auto errors = make_pipe();
  if (!errors) return fail(errors.error());

  auto child =
      ChildProcess::start(command, {in->get(), output->write_end.get(), errors->write_end.get()});
  if (!child) return fail(child.error());
  output->write_end.close();
  errors->write_end.close();

  Finished finished;
  finished.by = collect(*output, *errors, deadline, output_limit, finished);
  finished.ending = finished.by == Finished::By::Itself ? child->wait() : child->kill();
  return finished;
}

}  // namespace wegwijzer::extract
