#pragma once

#include <optional>

#include "indexer/extract/extracted.hpp"
#include "indexer/source/catalogue.hpp"
#include "indexer/source/source.hpp"

namespace wegwijzer::source {

/// How an extractor is to read the listings of a source of the kinds sitemap, feed, oai_pmh and
/// ical: its rules, and which listing it is.
extract::Rules listing_rules(const Source& source);

/// A record of a listing as the source wants it: the address in canonical form, and what
/// Source::fields names moved from their field to ours. nullopt when it has no address, or one
/// outside the scope.
std::optional<Item> item_of(const Source& source, const extract::ListedItem& listed);

}  // namespace wegwijzer::source
