#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "indexer/source/source.hpp"

namespace wegwijzer::source {

/// One document of a folder source, not yet read.
struct File {
  std::filesystem::path path;  ///< absolute, symbolic links resolved
  Url url;                     ///< url_base and the encoded relative path
  std::string media_type;      ///< by the extension; "application/octet-stream" when not known
  std::uintmax_t size = 0;
  Time modified;
};

struct FolderListing {
  std::vector<File> files;          ///< in the order of their addresses
  std::vector<std::string> faults;  ///< sentences for the report
  /// Everything could be looked at: only then says absence that something is gone.
  bool complete = true;
};

/// Lists the regular files under the folder that fit Source::include. Hidden files and folders are
/// skipped. A link to a file is followed when its target lies in the folder, a link to a folder
/// never. An error only when the folder itself cannot be read.
///
/// A pattern is one of the shell (fnmatch(3)), any case: of the name, or of the relative path when
/// it has a "/".
Result<FolderListing> list_folder(const Source& source);

}  // namespace wegwijzer::source
