#pragma once

#include <pugixml.hpp>

#include "base/result.hpp"
#include "indexer/extract/document.hpp"
#include "indexer/extract/extracted.hpp"
#include "indexer/extract/rules.hpp"

namespace wegwijzer::extract {

/// A feed: RSS 0.9x to 2.0, RSS 1.0 (RDF) or Atom (RFC 4287), also of a podcast. What its XML
/// breaks off at is its end. An older page of it (RFC 5005) is in Listing::more.
///
/// A feed tells what is new, ten items as a rule: absence from it never says that one is gone.
///
/// Fields of an item: "category"; of a podcast "enclosure" (the address of the recording),
/// "enclosure type" and "duration" ("PT32M10S"). Authors are left out: they are persons.
Result<Extracted> extract_feed(const Document& document, const Rules& rules);

/// Whether the outermost element is that of a feed.
bool is_feed(const pugi::xml_node& root);

}  // namespace wegwijzer::extract
