#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "schema/record.hpp"
#include "schema/taxonomy.hpp"

namespace wegwijzer::bench {

/// What a person gave who read no more than title and summary: by address, the tags of a record.
using Gold = std::map<std::string, std::vector<Tag>>;

/// Reads a file with a JSON object a line: {"url": "...", "<facet>": ["<value>", ...], ...}. A
/// facet or value that the taxonomy does not have is an error: the score would be wrong.
Result<Gold> read_gold(const std::filesystem::path& file, const Taxonomy& taxonomy);

}  // namespace wegwijzer::bench
