#pragma once

#include <pugixml.hpp>

#include "indexer/extract/extracted.hpp"

namespace wegwijzer::extract {

/// A record in oai_dc (http://www.openarchives.org/OAI/2.0/oai_dc/): title, description and date
/// have their place; subject, type, audience, publisher, coverage, rights and relation become
/// fields of that name. Creators and contributors are persons, and left out. The address is the
/// first identifier, or else the first source, that is one.
void read_dc_record(const pugi::xml_node& dc, ListedItem& item);

}  // namespace wegwijzer::extract
