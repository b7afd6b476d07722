#pragma once

#include "base/result.hpp"
#include "indexer/extract/document.hpp"
#include "indexer/extract/extracted.hpp"
#include "indexer/extract/rules.hpp"

namespace wegwijzer::extract {

/// HTML by the rules of its source: the title, main text, headings, links, fields and directives
/// of a page. Pages over 10 MB are Malformed; a page that the parser cannot be trusted with
/// (html_guard.hpp) gives its bare text and a note.
Result<Extracted> extract_html(const Document& document, const Rules& rules);

}  // namespace wegwijzer::extract
