#pragma once

#include <string>
#include <string_view>

#include "indexer/extract/clock_times.hpp"

namespace wegwijzer::extract {

/// From when to when, as local_time writes it or as a date.
struct EventDays {
  std::string start = {};
  std::string end = {};
  bool has_time = false;
};

/// The days that one line of Dutch names, with their time when it has one: "12 maart 2027", "30
/// september t/m 1 oktober 2027", "4, 11 en 18 maart 2027". Of a list the first and the last; a day
/// takes the month and year that it lacks from the date behind it. `start` is empty when the line
/// has no whole date.
EventDays event_days_in(std::string_view line);

/// Gives days that have no time theirs; `days.start` is a date.
void set_time(EventDays& days, const TimeSpan& span);

}  // namespace wegwijzer::extract
