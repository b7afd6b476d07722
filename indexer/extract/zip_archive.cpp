#include "indexer/extract/zip_archive.hpp"

#include <fmt/format.h>
#include <zip.h>

#include <algorithm>
#include <array>

namespace wegwijzer::extract {

namespace {

/// The names of parts differ in more than case (ECMA-376 part 2, section 6.3.5).
constexpr zip_flags_t like_parts = ZIP_FL_ENC_RAW | ZIP_FL_NOCASE;

/// What libzip says of an error, which it writes into a buffer of the error's own.
class ZipError {
 public:
  ZipError() { zip_error_init(&error_); }
  ZipError(const ZipError&) = delete;
  ZipError& operator=(const ZipError&) = delete;
  ~ZipError() { zip_error_fini(&error_); }

  zip_error_t* get() { return &error_; }
  std::string text() { return zip_error_strerror(&error_); }

 private:
  zip_error_t error_;
};

struct CloseMember {
  void operator()(zip_file_t* member) const { zip_fclose(member); }
};

tl::unexpected<Error> bad_member(const std::string& name, zip_error_t* error) {
  const int code = zip_error_code_zip(error);
  if (code == ZIP_ER_NOPASSWD || code == ZIP_ER_ENCRNOTSUPP) {
    return fail(Code::Malformed, "the document is encrypted and opens with a password only",
                "ask for a copy without a password");
  }
  return fail(Code::Malformed,
              fmt::format("{} in the archive cannot be read: {}", name, zip_error_strerror(error)));
}

}  // namespace

void ZipArchive::Discard::operator()(zip* archive) const { zip_discard(archive); }

Result<ZipArchive> ZipArchive::open(std::string_view bytes) {
  ZipError error;
  const auto damaged = [&] {
    return fail(Code::Malformed, fmt::format("the archive is damaged: {}", error.text()));
  };
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, error.get());
  if (source == nullptr) return damaged();
  zip* opened = zip_open_from_source(source, ZIP_RDONLY, error.get());
  if (opened == nullptr) {
    zip_source_free(source);
    return damaged();
  }
  ZipArchive archive(opened);
  const auto members = static_cast<std::size_t>(zip_get_num_entries(opened, 0));
  if (members > maximum_members) {
    return fail(Code::Malformed, fmt::format("the archive has {} members, at most {} are expected",
                                             members, maximum_members));
  }
  return archive;
}

bool ZipArchive::has(const std::string& name) const {
  return zip_name_locate(archive_.get(), name.c_str(), like_parts) >= 0;
}

Result<std::string> ZipArchive::read(const std::string& name) {
  const auto index = zip_name_locate(archive_.get(), name.c_str(), like_parts);
  if (index < 0) return fail(Code::Malformed, fmt::format("the archive has no {}", name));
  const std::unique_ptr<zip_file_t, CloseMember> member(
      zip_fopen_index(archive_.get(), static_cast<zip_uint64_t>(index), 0));
  if (!member) return bad_member(name, zip_get_error(archive_.get()));

  std::string content;
  std::array<char, 65536> buffer;
  for (;;) {
    const auto got = zip_fread(member.get(), buffer.data(), buffer.size());
    if (got < 0) return bad_member(name, zip_file_get_error(member.get()));
    if (got == 0) return content;
    if (static_cast<std::size_t>(got) > left_) {
      left_ = 0;
      return fail(Code::Malformed, fmt::format("the archive unpacks to more than {} MB",
                                               maximum_unpacked / 1'000'000));
    }
    left_ -= static_cast<std::size_t>(got);
    content.append(buffer.data(), static_cast<std::size_t>(got));
  }
}

}  // namespace wegwijzer::extract
