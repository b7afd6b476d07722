#pragma once

#include <filesystem>
#include <string_view>

#include "support/testing.hpp"

namespace wegwijzer::testing {

/// A new empty folder that is gone with everything in it when this is.
class TempDir {
 public:
  /// Throws std::system_error when there is no place for it.
  TempDir();
  ~TempDir();
  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;

  const std::filesystem::path& path() const { return path_; }

  /// Writes a file in it, with the folders it needs, and returns its path.
  std::filesystem::path write(const std::filesystem::path& name, std::string_view bytes) const;

 private:
  std::filesystem::path path_;
};

}  // namespace wegwijzer::testing
