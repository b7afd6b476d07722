#pragma once

#include "base/result.hpp"
#include "indexer/extract/document.hpp"
#include "indexer/extract/extracted.hpp"
#include "indexer/extract/rules.hpp"

namespace wegwijzer::extract {

/// Plain text: the first line is the title when it is short enough to be one, else the file's
/// name; lines that were broken to a width become paragraphs again.
Result<Extracted> extract_plain_text(const Document& document, const Rules& rules);

}  // namespace wegwijzer::extract
