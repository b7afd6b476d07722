#pragma once

#include <pugixml.hpp>

#include "indexer/extract/extracted.hpp"

namespace wegwijzer::extract {

/// A record in LOM (IEEE 1484.12.3), or in the IMS form of it that NL-LOM has (imsmd_v1p2).
///
/// Title and description are in Dutch when they can be. Fields, by the names that LOM has:
/// "keyword", "learningresourcetype", "context", "intendedenduserrole", "typicalagerange",
/// "difficulty", "aggregationlevel", "cost", "copyright", "publisher", and for each purpose of a
/// classification ("discipline", "educational level") its ids and names. Authors are persons and
/// are left out. The address is the first location, or else identifier, that is one.
void read_lom_record(const pugi::xml_node& lom, ListedItem& item);

}  // namespace wegwijzer::extract
