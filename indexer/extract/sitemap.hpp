#pragma once

#include "base/result.hpp"
#include "indexer/extract/document.hpp"
#include "indexer/extract/extracted.hpp"
#include "indexer/extract/rules.hpp"

namespace wegwijzer::extract {

/// A sitemap (https://www.sitemaps.org/protocol.html) as XML, gzip'ed or not, or as a list of
/// addresses with one on each line; the sitemaps that an index names are Listing::more. priority
/// and changefreq are not read: nobody keeps them true. What an address may be asked for is for
/// the reader: a sitemap may name any host.
Result<Extracted> extract_sitemap(const Document& document, const Rules& rules);

}  // namespace wegwijzer::extract
