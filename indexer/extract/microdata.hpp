#pragma once

#include <pugixml.hpp>

#include "base/url.hpp"
#include "indexer/extract/schema_graph.hpp"

namespace wegwijzer::extract {

/// Takes the microdata of a page into `graph` (HTML standard, section 5): each element with
/// itemscope that is no property of another, with what it holds. itemref is not followed. Of more
/// than 500 elements with itemscope the rest are no things.
void add_microdata(const pugi::xml_node& page, const Url& base, SchemaGraph& graph);

}  // namespace wegwijzer::extract
