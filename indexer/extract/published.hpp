#pragma once

#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "schema/event.hpp"

namespace wegwijzer::extract {

/// What the date of publication of a page is told by.
struct DatedPage {
  const pugi::xml_node& tree;
  const std::vector<pugi::xml_node>& main;  ///< the elements that hold its text
  std::string_view title;
  std::string_view text;
  const std::optional<Event>& event;  ///< its days are no dates of publication
  Time now = {};                      ///< nothing was published later; Time() when not known
};

/// When the visible page says that it was published, as first_date writes it; empty when it does
/// not say.
///
/// First to last: an element that is marked as the date of publication; a line of the text that
/// starts with words such as "Gepubliceerd op" or "Laatst geactualiseerd"; one of the first lines
/// that is nothing but a date, or a date beside a rubric ("Nieuws NPZ Utrecht 7 oktober 2021"); the
/// <time> of the main text when there is but one. An agenda has many, and those are no dates of
/// publication.
std::string published_date(const DatedPage& page);

/// The date in a line such as "Laatst geactualiseerd: 10 oktober 2023" of `text`; empty without.
std::string date_in_words(std::string_view text);

}  // namespace wegwijzer::extract
