#pragma once

#include "base/json_reader.hpp"
#include "indexer/source/source.hpp"

namespace wegwijzer::source {

/// Reads "scope" of a site: which hosts, and which parts of them.
void read_scope(JsonObject& object, Source& source);

/// Reads "start" of a site, whose scope has been read: addresses that lie in it.
void read_start(JsonObject& object, Source& source);

/// Reads "start" of a source whose start are listings: they need not lie within its scope, for a
/// sitemap of /artikelen/ stands at /sitemap.xml.
void read_listings(JsonObject& object, Source& source);

}  // namespace wegwijzer::source
