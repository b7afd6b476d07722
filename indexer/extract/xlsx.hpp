#pragma once

#include "base/result.hpp"
#include "indexer/extract/document.hpp"
#include "indexer/extract/extracted.hpp"
#include "indexer/extract/rules.hpp"

namespace wegwijzer::extract {

/// A workbook of Excel since 2007 (ECMA-376): per sheet its name as a heading and a line "cell |
/// cell" for each row. Cells give their stored value, so that a date is a number of days; hidden
/// sheets, which hold lists for the others, are left out.
Result<Extracted> extract_xlsx(const Document& document, const Rules& rules);

}  // namespace wegwijzer::extract
