#pragma once

#include <pugixml.hpp>
#include <string_view>

#include "indexer/extract/schema_graph.hpp"

namespace wegwijzer::extract {

/// Takes the things of one JSON-LD block into `graph`, without the prefix that their "@context" may
/// give to schema.org. Broken JSON is mended where it is safe (json_repair.hpp); false when that
/// was not enough, or the block is over 1 MB or nests deeper than 64: then nothing is taken in.
bool add_json_ld(std::string_view block, SchemaGraph& graph);

/// All <script type="application/ld+json"> of a page. Returns how many could not be read.
std::size_t add_json_ld(const pugi::xml_node& page, SchemaGraph& graph);

}  // namespace wegwijzer::extract
