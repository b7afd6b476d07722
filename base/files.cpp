#include "base/files.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace wegwijzer {

namespace fs = std::filesystem;

namespace {

/// An open file descriptor, closed when it goes.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  int get() const { return fd_; }

 private:
  int fd_;
};

tl::unexpected<Error> system_error(const fs::path& path, const char* doing) {
  const int error = errno;
  std::string hint;
  if (error == ENOSPC) hint = "free some space and run it again; what was there is unchanged";
  if (error == EACCES) hint = "check who owns it and who may read or write it";
  return fail(Code::Io, path.string() + ": " + doing + ": " + std::strerror(error), hint);
}

Result<void> write_all(int fd, std::string_view bytes, const fs::path& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return system_error(path, "cannot write");
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (::fsync(fd) != 0) return system_error(path, "cannot flush to disk");
  return {};
}

}  // namespace

Result<std::string> read_file(const fs::path& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) return system_error(path, "cannot open");
  std::string bytes;
  char buffer[1 << 16];
  for (;;) {
    const ssize_t count = ::read(file.get(), buffer, sizeof buffer);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return system_error(path, "cannot read");
    if (count == 0) return bytes;
    bytes.append(buffer, static_cast<std::size_t>(count));
  }
}

Result<void> write_file(const fs::path& path, std::string_view bytes) {
  const fs::path beside = path.string() + ".new";
  Result<void> written;
  {
    const Descriptor file(::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
    if (file.get() < 0) return system_error(beside, "cannot create");
    written = write_all(file.get(), bytes, beside);
  }
  if (written && ::rename(beside.c_str(), path.c_str()) != 0) {
    written = system_error(path, "cannot replace");
  }
  if (!written) ::unlink(beside.c_str());
  return written;
}

Result<void> replace_symlink(const fs::path& link, const fs::path& target) {
  const fs::path beside = link.string() + ".new";
  ::unlink(beside.c_str());
  if (::symlink(target.c_str(), beside.c_str()) != 0) return system_error(beside, "cannot link");
  if (::rename(beside.c_str(), link.c_str()) != 0) return system_error(link, "cannot replace");
  return {};
}

Result<MappedFile> MappedFile::open(const fs::path& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) return system_error(path, "cannot open");
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) return system_error(path, "cannot stat");
  const auto size = static_cast<std::size_t>(status.st_size);
  if (size == 0) return MappedFile(nullptr, 0);
  void* data = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, file.get(), 0);
  if (data == MAP_FAILED) return system_error(path, "cannot map");
  return MappedFile(static_cast<const char*>(data), size);
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  return *this;
}

MappedFile::~MappedFile() {
  if (data_ != nullptr) ::munmap(const_cast<char*>(data_), size_);
}

}  // namespace wegwijzer
