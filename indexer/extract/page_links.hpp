#pragma once

#include <pugixml.hpp>
#include <vector>

#include "base/url.hpp"
#include "indexer/extract/extracted.hpp"

namespace wegwijzer::extract {

/// Every http and https address that the page links to, each once, in the order of the page: with
/// the first text that was given to it, followed when any of its links may be. Navigation counts
/// too. At most 5,000: a page with more is a trap or a dump.
std::vector<Link> read_links(const pugi::xml_node& page, const Url& base);

}  // namespace wegwijzer::extract
