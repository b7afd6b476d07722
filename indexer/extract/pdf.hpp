#pragma once

#include <string>

#include "base/result.hpp"
#include "indexer/extract/document.hpp"
#include "indexer/extract/extracted.hpp"
#include "indexer/extract/rules.hpp"

namespace wegwijzer::extract {

/// PDF by poppler's pdftotext, a program of its own with limits on memory, time and output: PDFs
/// exist that need gigabytes, and poppler ends the process that it is in.
///
/// Each page with text is a heading "p. 3" that stands in no line, with the anchor "page=3".
///
/// The title is that of the metadata when it says something, else the first line of some size,
/// else the file's name. The dates of the metadata become the fields CreationDate and ModDate and
/// not `published`: they tell when a file was saved, often years from when it appeared. A date of
/// publication in words on a line of its own is used. Malformed: encrypted, damaged, over a limit.
/// Io: pdftotext is not installed.
Result<Extracted> extract_pdf(const Document& document, const Rules& rules);

/// The same with another program than Debian's /usr/bin/pdftotext.
Result<Extracted> extract_pdf_with(const std::string& pdftotext, const Document& document,
                                   const Rules& rules);

}  // namespace wegwijzer::extract
