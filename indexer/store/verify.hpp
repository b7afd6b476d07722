#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "base/result.hpp"

namespace wegwijzer::store {

/// The fingerprint of every file of a generation but its manifest, by path relative to it.
Result<std::map<std::string, std::string>> checksums_of(const std::filesystem::path& folder);

/// Whether a generation is whole: every file has its checksum, Xapian's own check finds no fault,
/// and all its files speak of the same number of documents. Index when not, without a hint: what to
/// do depends on whose generation it is.
Result<void> verify(const std::filesystem::path& folder);

}  // namespace wegwijzer::store
