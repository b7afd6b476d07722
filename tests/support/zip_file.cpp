#include "support/zip_file.hpp"

#include <zip.h>

#include <algorithm>
#include <stdexcept>

#include "base/files.hpp"

namespace wegwijzer::testing {

namespace {

[[noreturn]] void refuse(const std::string& what) { throw std::runtime_error("libzip: " + what); }

void add_member(zip_t* archive, const ZipMember& member) {
  zip_source_t* source =
      zip_source_buffer(archive, member.bytes.data(), member.bytes.size(), /*freep=*/0);
  if (source == nullptr ||
      zip_file_add(archive, member.name.c_str(), source, ZIP_FL_ENC_GUESS) < 0) {
    zip_source_free(source);
    const std::string reason = zip_strerror(archive);
    zip_discard(archive);
    refuse(member.name + ": " + reason);
  }
}

std::string content_of(zip_source_t* source) {
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_source_stat(source, &stat) != 0 || zip_source_open(source) != 0) refuse("no archive");
  std::string bytes(stat.size, '\0');
  const auto got = zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  if (got < 0 || static_cast<std::size_t>(got) != bytes.size()) refuse("a short read");
  return bytes;
}

}  // namespace

std::string zip_of(const std::vector<ZipMember>& members) {
  // libzip removes an archive without members instead of writing it: its end, and nothing else.
  if (members.empty()) return "PK\x05\x06" + std::string(18, '\0');
  zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, nullptr);
  zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, nullptr);
  if (archive == nullptr) refuse("cannot begin");
  zip_source_keep(target);  // else it goes with the archive, and the bytes with it
  for (const ZipMember& member : members) add_member(archive, member);
  if (zip_close(archive) != 0) refuse(zip_strerror(archive));
  std::string bytes = content_of(target);
  zip_source_free(target);
  return bytes;
}

std::string zip_of_folder(const std::filesystem::path& folder) {
  std::vector<ZipMember> members;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    members.push_back(
        {entry.path().lexically_relative(folder).string(), read_file(entry.path()).value()});
  }
  std::sort(members.begin(), members.end(),
            [](const ZipMember& a, const ZipMember& b) { return a.name < b.name; });
  return zip_of(members);
}

}  // namespace wegwijzer::testing
