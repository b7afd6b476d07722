#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace wegwijzer {

/// Wall-clock time, whole seconds, UTC.
using Time = std::chrono::sys_seconds;

/// Where the time comes from; passed in, so that a test can turn it.
class Clock {
 public:
  virtual ~Clock() = default;
  /// For dates and for what is stored.
  virtual Time now() const = 0;
  /// For delays and durations: never jumps.
  virtual std::chrono::steady_clock::time_point ticks() const = 0;
};

class SystemClock final : public Clock {
 public:
  Time now() const override;
  std::chrono::steady_clock::time_point ticks() const override;
};

/// "2026-11-21T03:00:00Z" (RFC 3339, UTC).
std::string to_iso(Time time);
/// Reads what to_iso writes; nullopt for anything else.
std::optional<Time> from_iso(std::string_view text);

/// A length of time as configuration writes it: a whole number and ms, s, m, h or d ("2s", "7d").
std::optional<std::chrono::milliseconds> parse_duration(std::string_view text);

/// What a clock in Amsterdam is ahead of UTC. Summer time is that of the EU (directive
/// 2000/84/EC), since 1996 the same each year, so no time zone data is needed.
std::chrono::hours amsterdam_offset(Time utc);

}  // namespace wegwijzer
