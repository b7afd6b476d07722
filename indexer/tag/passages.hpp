#pragma once

#include <vector>

#include "indexer/extract/extracted.hpp"
#include "indexer/tag/weighing.hpp"

namespace wegwijzer::tag {

/// A document as the parts that are weighed each by themselves.
std::vector<Passage> passages_of(const extract::Extracted& extracted);

}  // namespace wegwijzer::tag
