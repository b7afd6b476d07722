#pragma once

#include "indexer/tag/tagger.hpp"
#include "schema/record.hpp"

namespace wegwijzer::tag {

/// The record of a document: its words from Extracted, ours from the tagger. A document without a
/// title gets its address for one, so that a reader can still choose it.
Record to_record(const Input& input, Tagged tagged);

}  // namespace wegwijzer::tag
