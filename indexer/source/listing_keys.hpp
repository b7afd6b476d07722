#pragma once

#include "base/json_reader.hpp"
#include "indexer/source/source.hpp"

namespace wegwijzer::source {

/// Reads the keys that only sources with a listing on the web have.
void read_sitemap_keys(JsonObject& object, Source& source);
/// Of a feed and of a calendar: they differ in what they look like, not in what one says of them.
void read_feed_keys(JsonObject& object, Source& source);
void read_oai_pmh_keys(JsonObject& object, Source& source);

}  // namespace wegwijzer::source
