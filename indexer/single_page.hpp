#pragma once

#include <string>

#include "base/result.hpp"
#include "indexer/config.hpp"
#include "indexer/extract/extracted.hpp"

namespace wegwijzer {

/// One page or file, read as the harvest would read it, and by which source's rules.
struct SinglePage {
  std::string url;
  source::Source source;
  extract::Extracted extracted;
};

/// Fetches or reads `what` (a URL or a path) outside any harvest; stores nothing. robots.txt, the
/// address gate and the limit of redirects hold here too. `source_id` names the source whose rules
/// apply; when empty, the source whose scope or folder holds it, or none.
Result<SinglePage> read_single_page(const Config& config, const std::string& what,
                                    const std::string& source_id);

}  // namespace wegwijzer
