#pragma once

#include "base/result.hpp"
#include "indexer/extract/document.hpp"
#include "indexer/extract/extracted.hpp"
#include "indexer/extract/rules.hpp"

namespace wegwijzer::extract {

/// Markdown (CommonMark's common part): title from the front matter or the first heading,
/// headings, links; marks taken off the text.
Result<Extracted> extract_markdown(const Document& document, const Rules& rules);

}  // namespace wegwijzer::extract
