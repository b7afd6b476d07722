#pragma once

#include <string>
#include <string_view>

namespace wegwijzer::extract {

/// When something was, twice over: to compare, and to show.
struct Moment {
  std::string utc = {};  ///< "2026-11-21T03:00:00Z", or "2026-11-21" without a time of day
  std::string day = {};  ///< "2026-11-21" by the calendar of who wrote it, whatever it is in UTC

  bool operator==(const Moment&) const = default;
};

/// As ISO 8601 writes it (W3C's profile, RFC 3339). A time without a zone counts as UTC. Empty
/// when it is no moment, or one that does not exist.
Moment iso_moment(std::string_view text);

/// As feeds write it: RFC 822 with two digits more for the year, month and day also in Dutch, and
/// whatever stands for a zone; one that we do not know counts as UTC. Also what iso_moment reads.
Moment feed_moment(std::string_view text);

/// A playing time as podcasts write it ("1950", "32:30", "0:32:30", "PT32M30S"), as "PT32M30S";
/// empty when it is none.
std::string playing_time(std::string_view text);

}  // namespace wegwijzer::extract
