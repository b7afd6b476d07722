#include "schema/blob_file.hpp"

#include <bit>
#include <cstring>

namespace wegwijzer {

namespace {

static_assert(std::endian::native == std::endian::little, "blob files are little endian");

constexpr std::string_view magic = "WGWBLOB1";
constexpr std::size_t word = sizeof(std::uint64_t);

std::uint64_t read_word(std::string_view bytes, std::size_t at) {
  std::uint64_t value = 0;
  std::memcpy(&value, bytes.data() + at, word);
  return value;
}

}  // namespace

Result<BlobFile> BlobFile::open(const std::filesystem::path& path) {
  auto mapped = MappedFile::open(path);
  if (!mapped) return fail(mapped.error());
  BlobFile file(std::move(*mapped));
  const std::string_view bytes = file.file_.bytes();
  const auto damaged = [&](const char* what) {
    return fail(Code::Index, path.string() + ": " + what, "rebuild it: wegwijzer-indexer build");
  };
  if (bytes.size() < magic.size() + 2 * word || !bytes.starts_with(magic)) {
    return damaged("is no blob file of an index");
  }
  const std::uint64_t count = read_word(bytes, bytes.size() - word);
  if (count > bytes.size() / word) return damaged("is cut off");
  const std::size_t tail = (static_cast<std::size_t>(count) + 2) * word;
  if (tail + magic.size() > bytes.size()) return damaged("is cut off");
  file.count_ = static_cast<std::size_t>(count);
  file.offsets_at_ = bytes.size() - tail;
  std::uint64_t previous = magic.size();
  for (std::size_t i = 0; i <= file.count_; ++i) {
    const std::uint64_t offset = file.offset(i);
    if (offset < previous || offset > file.offsets_at_) return damaged("has offsets out of order");
    previous = offset;
  }
  return file;
}

std::uint64_t BlobFile::offset(std::size_t number) const {
  return read_word(file_.bytes(), offsets_at_ + number * word);
}

std::string_view BlobFile::operator[](std::size_t number) const {
  const std::uint64_t begin = offset(number);
  return file_.bytes().substr(begin, offset(number + 1) - begin);
}

BlobWriter::BlobWriter(std::filesystem::path path, std::ofstream out)
    : path_(std::move(path)), out_(std::move(out)), offsets_{magic.size()} {
  out_ << magic;
}

Result<BlobWriter> BlobWriter::create(const std::filesystem::path& path) {
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  if (!out) {
    return fail(Code::Io, path.string() + ": cannot create: " + std::strerror(errno),
                "check that the data directory may be written to");
  }
  return BlobWriter(path, std::move(out));
}

void BlobWriter::add(std::string_view piece) {
  out_.write(piece.data(), static_cast<std::streamsize>(piece.size()));
  offsets_.push_back(offsets_.back() + piece.size());
}

void BlobWriter::add_all(const BlobFile& other) {
  for (std::size_t i = 0; i < other.size(); ++i) add(other[i]);
}

Result<void> BlobWriter::finish() {
  const std::uint64_t count = offsets_.size() - 1;
  for (const std::uint64_t offset : offsets_) {
    out_.write(reinterpret_cast<const char*>(&offset), word);
  }
  out_.write(reinterpret_cast<const char*>(&count), word);
  out_.close();
  if (!out_) {
    return fail(Code::Io, path_.string() + ": cannot write: " + std::strerror(errno),
                "free some space and run it again; the index in use is unchanged");
  }
  return {};
}

}  // namespace wegwijzer
