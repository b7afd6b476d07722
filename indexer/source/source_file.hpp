#pragma once

#include <filesystem>

#include "base/json_reader.hpp"
#include "indexer/source/source.hpp"

namespace wegwijzer::source {

/// One file of crawl-config/sources/ as a Source. What is wrong with it is added to `problems`; the
/// Source is then as far as it could be read, and not to be used.
Source read_source_file(const std::filesystem::path& file, const Taxonomy& taxonomy,
                        Problems& problems);

/// The same of what such a file holds, or would hold; `file` stands for it in `problems`, and paths
/// are relative to its folder.
Source read_source(const nlohmann::json& json, const std::filesystem::path& file,
                   const Taxonomy& taxonomy, Problems& problems);

}  // namespace wegwijzer::source
