#include "indexer/extract/local_time.hpp"

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <optional>

#include "base/clock.hpp"
#include "base/utf8.hpp"
#include "indexer/extract/dates.hpp"

namespace wegwijzer::extract {

namespace {

using namespace std::chrono;

int digits(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

sys_days day_of(std::string_view date) {
  return year(digits(date.substr(0, 4))) / digits(date.substr(5, 2)) / digits(date.substr(8, 2));
}

std::string written(sys_seconds moment) {
  const hours offset = amsterdam_offset(moment);
  const sys_seconds local = moment + offset;
  const sys_days day = floor<days>(local);
  const year_month_day date{day};
  const hh_mm_ss time{local - day};
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}+{:02}:00", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     time.hours().count(), time.minutes().count(), offset.count());
}

bool is_shaped(std::string_view text, std::string_view shape) {
  if (text.size() < shape.size()) return false;
  for (std::size_t i = 0; i < shape.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (shape[i] == '0' ? !digit : text[i] != shape[i]) return false;
  }
  return true;
}

/// "Z", "+01:00", "+0100" or "+01" at the start of `zone`; nullopt for anything else.
std::optional<minutes> iso_zone(std::string_view zone) {
  if (zone.starts_with('Z') || zone.starts_with('z')) return minutes(0);
  if (!zone.starts_with('+') && !zone.starts_with('-')) return std::nullopt;
  const bool is_long = is_shaped(zone.substr(1), "00:00") || is_shaped(zone.substr(1), "0000");
  if (!is_shaped(zone.substr(1), "00")) return std::nullopt;
  const std::string_view minute = is_long ? zone.substr(zone[3] == ':' ? 4 : 3, 2) : "0";
  const minutes offset = hours(digits(zone.substr(1, 2))) + minutes(digits(minute));
  if (offset > hours(14)) return std::nullopt;
  return zone.front() == '-' ? -offset : offset;
}

}  // namespace

std::string local_time(std::string_view date, TimeOfDay time) {
  const sys_seconds clock = day_of(date) + hours(time.hour) + minutes(time.minute);
  // Read as UTC the clock is two hours ahead in summer: the change is past once that is taken off.
  return written(clock - amsterdam_offset(clock - hours(2)));
}

std::string to_local_time(std::string_view iso) {
  iso = trim(iso);
  if (!is_shaped(iso, "0000-00-00")) return {};
  const std::string date = first_date(iso.substr(0, 10));
  if (date.size() != 10) return {};
  std::string_view rest = iso.substr(10);
  if (rest.empty() || (rest.front() != 'T' && rest.front() != 't' && rest.front() != ' ')) {
    return date;
  }
  rest.remove_prefix(1);
  if (!is_shaped(rest, "00:00")) return date;
  const TimeOfDay time{digits(rest.substr(0, 2)), digits(rest.substr(3, 2))};
  if (time.hour > 23 || time.minute > 59) return date;
  rest.remove_prefix(5);
  rest = rest.substr(std::min(rest.find_first_not_of(":.,0123456789"), rest.size()));
  const auto zone = iso_zone(trim(rest));
  if (!zone) return local_time(date, time);
  return written(day_of(date) + hours(time.hour) + minutes(time.minute) - *zone);
}

}  // namespace wegwijzer::extract
