#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <vector>

#include "base/files.hpp"
#include "base/result.hpp"

namespace wegwijzer {

/// Pieces of bytes by number, in one flat file of a generation: what is read for shown hits only
/// stays out of the Xapian documents that every match may touch.
///
/// On disk: 8 bytes magic; the pieces one after the other; count + 1 offsets from the start of the
/// file; the count. Integers are 64 bits, little endian.
class BlobFile {
 public:
  /// Index when it is not a whole blob file.
  static Result<BlobFile> open(const std::filesystem::path& path);

  std::size_t size() const { return count_; }
  /// Piece `number`, below size(). Valid as long as this lives.
  std::string_view operator[](std::size_t number) const;

 private:
  explicit BlobFile(MappedFile file) : file_(std::move(file)) {}
  std::uint64_t offset(std::size_t number) const;

  MappedFile file_;
  std::size_t count_ = 0;
  std::size_t offsets_at_ = 0;
};

/// Writes a BlobFile from front to back.
class BlobWriter {
 public:
  static Result<BlobWriter> create(const std::filesystem::path& path);

  void add(std::string_view piece);
  /// Adds all pieces of another file behind ours: how the shards of a build become one.
  void add_all(const BlobFile& other);
  /// Writes the offsets. Io when anything did not reach the disk.
  Result<void> finish();

 private:
  BlobWriter(std::filesystem::path path, std::ofstream out);

  std::filesystem::path path_;
  std::ofstream out_;
  std::vector<std::uint64_t> offsets_;
};

}  // namespace wegwijzer
