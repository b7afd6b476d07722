#pragma once

#include <array>
#include <string_view>

#include "base/json_reader.hpp"
#include "indexer/source/source.hpp"

namespace wegwijzer::source {

/// What the "fields" of a catalogue can give beside the ids of facets.
inline constexpr std::array<std::string_view, 8> record_fields = {
    "url", "title", "summary", "text", "published", "language", "media_type", "access"};

/// Complains at `object`, which `source` was read from, of each facet and value that the taxonomy
/// does not have: in "facets", "values", "fields" and "access".
void check_vocabulary(const Source& source, const Taxonomy& taxonomy, JsonObject& object);

}  // namespace wegwijzer::source
