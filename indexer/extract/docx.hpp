#pragma once

#include "base/result.hpp"
#include "indexer/extract/document.hpp"
#include "indexer/extract/extracted.hpp"
#include "indexer/extract/rules.hpp"

namespace wegwijzer::extract {

/// A document of Word since 2007 (ECMA-376): text by paragraph, headings by their styles, a row of
/// a table as "cell | cell", foot- and endnotes behind the text, links. Left out are headers,
/// footers, comments and what was deleted with changes tracked.
Result<Extracted> extract_docx(const Document& document, const Rules& rules);

}  // namespace wegwijzer::extract
