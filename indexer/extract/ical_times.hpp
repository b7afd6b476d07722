#pragma once

#include <libical/ical.h>

#include <string>
#include <vector>

#include "base/clock.hpp"

namespace wegwijzer::extract {

/// Occurrences of one event that are told, and how far ahead they are looked for.
inline constexpr std::size_t most_occurrences = 20;
inline constexpr std::chrono::days occurrences_within{400};

/// A moment of a calendar by the clock in Amsterdam, "2027-01-12T19:00+01:00"; a day as
/// "2027-01-12". One without a zone, or with one that nobody knows, is of that clock already. Empty
/// for none.
std::string calendar_time(const icaltimetype& time);

/// The last moment or day of an event: a calendar gives the day after it (RFC 5545, section
/// 3.6.1). Empty when it has no end.
std::string end_of_event(icalcomponent* event);

/// The days and moments at which a repeating event (RRULE) still comes, without those that are
/// excepted (EXDATE), counted from `now`; from its own start when `now` is not known. Empty for
/// one that does not repeat.
std::vector<std::string> occurrences_of(icalcomponent* event, Time now);

}  // namespace wegwijzer::extract
