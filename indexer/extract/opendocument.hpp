#pragma once

#include "base/result.hpp"
#include "indexer/extract/document.hpp"
#include "indexer/extract/extracted.hpp"
#include "indexer/extract/rules.hpp"

namespace wegwijzer::extract {

/// Text, presentations and spreadsheets in OpenDocument (ISO/IEC 26300): paragraphs, headings, the
/// titles of slides and the names of sheets as headings, notes behind their slide, a row of a table
/// as "cell | cell", links. Left out are comments, tracked deletions, headers and footers.
/// Malformed: encrypted.
Result<Extracted> extract_opendocument(const Document& document, const Rules& rules);

}  // namespace wegwijzer::extract
