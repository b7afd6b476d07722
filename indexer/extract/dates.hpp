#pragma once

#include <string>
#include <string_view>

namespace wegwijzer::extract {

/// The first whole date in `text` as YYYY-MM-DD, or YYYY-MM for a month ("juni 2013"); a text that
/// is nothing but a year gives YYYY. Empty when there is none.
///
/// Reads ISO 8601, day-month-year with - . or / between, and month names in Dutch and English,
/// also glued to a word ("Nieuws9 augustus 2021"). What has no year is no date ("26 april a.s."),
/// nor is a day that does not exist, nor a year outside 1950 to 2100.
std::string first_date(std::string_view text);

}  // namespace wegwijzer::extract
