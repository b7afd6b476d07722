#pragma once

#include "base/result.hpp"
#include "indexer/extract/document.hpp"
#include "indexer/extract/extracted.hpp"
#include "indexer/extract/rules.hpp"

namespace wegwijzer::extract {

/// A book in EPUB 2 or 3: its chapters in the order of the spine, each read as HTML. Of links
/// those that lead out of the book are kept. Malformed: protected against copying.
Result<Extracted> extract_epub(const Document& document, const Rules& rules);

}  // namespace wegwijzer::extract
