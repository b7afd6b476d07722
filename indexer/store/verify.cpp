#include "indexer/store/verify.hpp"

#include <fmt/format.h>

#include <xapian.h>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/files.hpp"
#include "base/fingerprint.hpp"
#include "base/json_reader.hpp"
#include "schema/blob_file.hpp"
#include "schema/manifest.hpp"
#include "schema/xapian_try.hpp"

namespace wegwijzer::store {

namespace fs = std::filesystem;

namespace {

tl::unexpected<Error> not_whole(const fs::path& folder, const std::string& what) {
  return fail(Code::Index, fmt::format("verification of {}: {}", folder.string(), what));
}

Result<void> check_checksums(const fs::path& folder, const Manifest& manifest) {
  const auto found = checksums_of(folder);
  if (!found) return not_whole(folder, found.error().what);
  if (*found == manifest.checksums) return {};
  for (const auto& [file, checksum] : manifest.checksums) {
    const auto it = found->find(file);
    if (it == found->end()) return not_whole(folder, file + " is missing");
    if (it->second != checksum)
      return not_whole(folder, file + " has changed since it was written");
  }
  return not_whole(folder, "there are files that the manifest does not name");
}

Result<void> check_database(const fs::path& folder, const Manifest& manifest) {
  const std::string path = (folder / database_folder).string();
  std::ostringstream report;
  const auto faults =
      xapian_try("check " + path, [&] { return Xapian::Database::check(path, 0, &report); });
  if (!faults) return not_whole(folder, faults.error().what);
  if (*faults > 0)
    return not_whole(folder, fmt::format("{} faults in the database: {}", *faults, report.str()));
  const auto count = xapian_try("open " + path, [&] {
    return std::pair(Xapian::Database(path).get_doccount(), Xapian::Database(path).get_lastdocid());
  });
  if (!count) return not_whole(folder, count.error().what);
  if (count->first != manifest.documents || count->second != manifest.documents) {
    return not_whole(folder,
                     fmt::format("{} documents in the database (last number {}), {} were written",
                                 count->first, count->second, manifest.documents));
  }
  return {};
}

Result<void> check_blob(const fs::path& folder, const char* name, const Manifest& manifest) {
  const auto blob = BlobFile::open(folder / name);
  if (!blob) return not_whole(folder, blob.error().what);
  if (blob->size() == manifest.documents) return {};
  return not_whole(folder, fmt::format("{} holds {} pieces for {} documents", name, blob->size(),
                                       manifest.documents));
}

}  // namespace

Result<std::map<std::string, std::string>> checksums_of(const fs::path& folder) {
  std::map<std::string, std::string> checksums;
  std::error_code error;
  fs::recursive_directory_iterator entry(folder, error);
  for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    const std::string name = entry->path().lexically_relative(folder).string();
    if (!entry->is_regular_file(error) || name == manifest_file) continue;
    const auto file = MappedFile::open(entry->path());
    if (!file) return fail(file.error());
    checksums[name] = fingerprint(file->bytes());
  }
  if (error) return fail(Code::Io, fmt::format("{}: {}", folder.string(), error.message()));
  return checksums;
}

Result<void> verify(const fs::path& folder) {
  const auto manifest = parse_json_file(folder / manifest_file).and_then(manifest_from_json);
  if (!manifest) return not_whole(folder, manifest.error().what);
  return check_checksums(folder, *manifest)
      .and_then([&] { return check_database(folder, *manifest); })
      .and_then([&] { return check_blob(folder, texts_file, *manifest); })
      .and_then([&] { return check_blob(folder, hits_file, *manifest); })
      .and_then([&] { return check_blob(folder, records_file, *manifest); })
      .and_then([&] { return check_blob(folder, words_file, *manifest); })
      .and_then([&] { return check_blob(folder, sections_file, *manifest); })
      .and_then([&] { return check_blob(folder, titles_file, *manifest); });
}

}  // namespace wegwijzer::store
