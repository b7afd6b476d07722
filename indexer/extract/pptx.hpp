#pragma once

#include "base/result.hpp"
#include "indexer/extract/document.hpp"
#include "indexer/extract/extracted.hpp"
#include "indexer/extract/rules.hpp"

namespace wegwijzer::extract {

/// A presentation of PowerPoint since 2007 (ECMA-376): the slides in the order in which they are
/// shown, each one's title as a heading, and its notes behind it. Dates, footers and numbers that
/// stand on every slide are left out.
Result<Extracted> extract_pptx(const Document& document, const Rules& rules);

}  // namespace wegwijzer::extract
