#pragma once

#include <pugixml.hpp>
#include <string>
#include <vector>

#include "indexer/extract/page_head.hpp"

namespace wegwijzer::extract {

/// When a page says that it was published, as first_date writes it; empty when it does not say.
///
/// First to last: the metadata of the head (article:published_time, Dublin Core, schema.org); an
/// element that is marked as the date of publication; a line of `text` that starts with words such
/// as "Gepubliceerd op" or "Laatst geactualiseerd"; the <time> of the main text when there is but
/// one. An agenda has many, and those are no dates of publication.
std::string published_date(const pugi::xml_node& page, const PageHead& head,
                           const std::vector<pugi::xml_node>& main, std::string_view text);

/// The date in a line such as "Laatst geactualiseerd: 10 oktober 2023" of `text`; empty without.
std::string date_in_words(std::string_view text);

}  // namespace wegwijzer::extract
