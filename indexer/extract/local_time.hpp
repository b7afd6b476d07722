#pragma once

#include <string>
#include <string_view>

namespace wegwijzer::extract {

/// A time of the day.
struct TimeOfDay {
  int hour = 0;    ///< 0..23
  int minute = 0;  ///< 0..59

  bool operator==(const TimeOfDay&) const = default;
};

/// "2027-01-12T19:00+01:00": a time of a day (YYYY-MM-DD) in Amsterdam, with the offset of that
/// moment. In the hour that the change to summer time skips it is an hour later; in the hour that
/// comes twice it is the first.
std::string local_time(std::string_view date, TimeOfDay time);

/// A date or time of ISO 8601 ("2027-01-12", "2027-01-12T18:00Z", "2027-01-12 19:00:00+0100") as
/// the time or date in Amsterdam that it is; one without a zone is taken as Amsterdam's. A time
/// that cannot be leaves its date; empty when there is no date with a day.
std::string to_local_time(std::string_view iso);

}  // namespace wegwijzer::extract
