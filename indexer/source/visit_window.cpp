#include "indexer/source/visit_window.hpp"

#include <charconv>

namespace wegwijzer::source {

namespace {

using std::chrono::hours;
using std::chrono::minutes;

minutes time_of_day(Time now) {
  const Time local = now + amsterdam_offset(now);
  return std::chrono::floor<minutes>(local - std::chrono::floor<std::chrono::days>(local));
}

/// "06:00"; 24:00 is midnight.
std::optional<minutes> parse_clock(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const auto number = [&](std::size_t at) {
    int value = -1;
    const auto [end, error] = std::from_chars(text.data() + at, text.data() + at + 2, value);
    return error == std::errc() && end == text.data() + at + 2 ? value : -1;
  };
  const int hour = number(0), minute = number(3);
  const bool exists = hour >= 0 && minute >= 0 && minute < 60 && hour * 60 + minute <= 24 * 60;
  if (!exists) return std::nullopt;
  return hours(hour % 24) + minutes(minute);
}

}  // namespace

bool VisitWindow::is_open(Time now) const {
  const minutes time = time_of_day(now);
  return from < to ? time >= from && time < to : time >= from || time < to;
}

Time VisitWindow::next_open(Time now) const {
  if (is_open(now)) return now;
  // Minute by minute past the next opening, which a change of the clock may shift by an hour.
  minutes wait = from - time_of_day(now);
  if (wait <= minutes(0)) wait += hours(24);
  Time next = std::chrono::floor<minutes>(now) + std::max(wait - hours(1), minutes(0));
  while (!is_open(next)) next += minutes(1);
  return next;
}

std::optional<VisitWindow> parse_window(std::string_view text) {
  const auto dash = text.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto from = parse_clock(text.substr(0, dash));
  const auto to = parse_clock(text.substr(dash + 1));
  if (!from || !to || *from == *to) return std::nullopt;
  return VisitWindow{*from, *to};
}

}  // namespace wegwijzer::source
