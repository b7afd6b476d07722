#pragma once

#include <optional>
#include <string_view>

#include "indexer/extract/local_time.hpp"

namespace wegwijzer::extract {

/// From when to when something lasts on a day.
struct TimeSpan {
  TimeOfDay start;
  std::optional<TimeOfDay> end = {};

  bool operator==(const TimeSpan&) const = default;
};

/// The first time of the day in Dutch words: "19.00-20.30 uur", "van 19:00 tot 20:30", "20u",
/// "19 - 21 uur". A number with a full stop is a time only as part of a span or before "uur" or
/// "u": 3.12 may be a chapter. The caller takes dates out first.
std::optional<TimeSpan> time_span_in(std::string_view text);

}  // namespace wegwijzer::extract
