#pragma once

#include <pugixml.hpp>
#include <string>
#include <vector>

namespace wegwijzer::extract {

/// When the visible page says that it was published, as first_date writes it; empty when it does
/// not say.
///
/// First to last: an element that is marked as the date of publication; a line of `text` that
/// starts with words such as "Gepubliceerd op" or "Laatst geactualiseerd"; the <time> of the main
/// text when there is but one. An agenda has many, and those are no dates of publication.
std::string published_date(const pugi::xml_node& page, const std::vector<pugi::xml_node>& main,
                           std::string_view text);

/// The date in a line such as "Laatst geactualiseerd: 10 oktober 2023" of `text`; empty without.
std::string date_in_words(std::string_view text);

}  // namespace wegwijzer::extract
