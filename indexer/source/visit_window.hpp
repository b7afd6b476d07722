#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "base/clock.hpp"

namespace wegwijzer::source {

/// The part of the day in which a source may be visited, by the clock in Amsterdam; it may span
/// midnight.
struct VisitWindow {
  std::chrono::minutes from{0};  ///< since midnight
  std::chrono::minutes to{0};    ///< no longer in it

  bool is_open(Time now) const;
  /// `now` when it is open, else the next moment that it is. Skips no day when the clock changes.
  Time next_open(Time now) const;

  bool operator==(const VisitWindow&) const = default;
};

/// "22:00-06:00"; nullopt for anything else, also for a window without length.
std::optional<VisitWindow> parse_window(std::string_view text);

}  // namespace wegwijzer::source
