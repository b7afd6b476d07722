#include "indexer/lock.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <utility>

#include "base/files.hpp"
#include "base/utf8.hpp"

namespace wegwijzer {

namespace fs = std::filesystem;

namespace {

constexpr const char* lock_file = "lock";

}  // namespace

Result<Lock> Lock::take(const fs::path& data) {
  std::error_code error;
  if (!fs::is_directory(data, error)) {
    return fail(Code::Io, fmt::format("{}: there is no such data directory", data.string()),
                "wegwijzer-indexer run makes it; --data or WEGWIJZER_DATA names another");
  }
  const fs::path path = data / lock_file;
  const int fd = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (fd < 0) {
    return fail(Code::Io, fmt::format("{}: cannot open: {}", path.string(), std::strerror(errno)),
                "check who owns the data directory");
  }
  if (::flock(fd, LOCK_EX | LOCK_NB) != 0) {
    const auto holder = read_file(path);
    ::close(fd);
    return fail(Code::Refused,
                fmt::format("{}: another indexer is at work (process {})", data.string(),
                            holder ? std::string(trim(*holder)) : "unknown"),
                "wait until it is done; readers are not disturbed by it");
  }
  const std::string holder = std::to_string(::getpid()) + "\n";
  if (::ftruncate(fd, 0) == 0) {
    // Only for the message above, so a full disk does not matter here.
    [[maybe_unused]] const auto written = ::write(fd, holder.data(), holder.size());
  }
  return Lock(fd);
}

Result<Lock> Lock::take_in_new(const fs::path& data) {
  std::error_code error;
  fs::create_directories(data, error);
  if (error) {
    return fail(Code::Io, fmt::format("{}: cannot create: {}", data.string(), error.message()),
                "name another data directory with --data or WEGWIJZER_DATA");
  }
  return take(data);
}

Lock::Lock(Lock&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}

Lock::~Lock() {
  if (fd_ >= 0) ::close(fd_);
}

}  // namespace wegwijzer
