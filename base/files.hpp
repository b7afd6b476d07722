#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace wegwijzer {

/// The whole file; an error names the path and the reason the system gives.
Result<std::string> read_file(const std::filesystem::path& path);

/// Writes beside `path`, flushes to disk, then renames over it: a reader sees the old file or the
/// whole new one, also after a crash or on a full disk.
Result<void> write_file(const std::filesystem::path& path, std::string_view bytes);

/// Makes `link` a symbolic link to `target` by rename, so that there is always one or the other.
Result<void> replace_symlink(const std::filesystem::path& link,
                             const std::filesystem::path& target);

/// A file mapped read-only for as long as this lives. Movable; safe to share between threads.
class MappedFile {
 public:
  static Result<MappedFile> open(const std::filesystem::path& path);

  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  ~MappedFile();

  std::string_view bytes() const { return {data_, size_}; }

 private:
  MappedFile(const char* data, std::size_t size) : data_(data), size_(size) {}

  const char* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace wegwijzer
