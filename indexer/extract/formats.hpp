#pragma once

#include <span>
#include <string_view>

#include "base/result.hpp"
#include "indexer/extract/document.hpp"
#include "indexer/extract/extracted.hpp"
#include "indexer/extract/rules.hpp"

namespace wegwijzer::extract {

/// One format that we read. `name` is the file that reads it and the folder of its golden tests.
struct Format {
  std::string_view name;
  std::string_view media_type;
  std::string_view extension;
  Result<Extracted> (*extract)(const Document&, const Rules&);
};

/// The table of contents of this room: a format is its own file and a line here.
std::span<const Format> formats();

/// Formats that list documents; Rules::listing names one of these. No document is one by itself.
std::span<const Format> listing_formats();

/// What a document says. A pure function of its arguments, except that PDF runs pdftotext; meant
/// to be called in a process that may be killed (extractor_pool.hpp).
///
/// Rules::listing decides when it is set. Else a PDF signature decides first, or what is in a zip
/// archive; then the media type; without one, or with one that servers give to anything
/// (text/plain, application/octet-stream), the first bytes and then the extension. Malformed when
/// no format fits or the bytes are not what they should be.
Result<Extracted> extract(const Document& document, const Rules& rules);

}  // namespace wegwijzer::extract
