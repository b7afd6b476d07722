#pragma once

#include <string>

#include "indexer/tag/found.hpp"
#include "indexer/tag/input.hpp"

namespace wegwijzer::tag {

/// The one access that a document has: `facet` is the one derived from it. Sources count beside
/// what was found; the other values of the facet are taken from `found`. How they rank: tagger.hpp.
std::string settle_access(const Facet& facet, const Values& values, const Input& input,
                          Found& found);

}  // namespace wegwijzer::tag
