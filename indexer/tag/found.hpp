#pragma once

#include <map>

#include "indexer/tag/values.hpp"
#include "schema/record.hpp"

namespace wegwijzer::tag {

/// The values that a document gets, and why.
using Found = std::map<ValueId, Evidence>;

}  // namespace wegwijzer::tag
