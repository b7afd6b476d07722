#include "indexer/extract/moments.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <chrono>
#include <optional>

#include "base/clock.hpp"
#include "base/utf8.hpp"
#include "indexer/extract/dates.hpp"

namespace wegwijzer::extract {

namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

/// Reads a text from left to right.
class MomentReader {
 public:
  explicit MomentReader(std::string_view text) : rest_(text) {}

  /// A number of exactly so many digits.
  std::optional<int> digits(std::size_t count) {
    if (rest_.size() < count) return std::nullopt;
    int number = 0;
    const char* end = rest_.data() + count;
    const auto [stopped, error] = std::from_chars(rest_.data(), end, number);
    if (error != std::errc() || stopped != end || number < 0) return std::nullopt;
    rest_.remove_prefix(count);
    return number;
  }
  bool take(char wanted) {
    if (!rest_.starts_with(wanted)) return false;
    rest_.remove_prefix(1);
    return true;
  }
  bool take_one_of(std::string_view wanted) {
    return !rest_.empty() && wanted.find(rest_.front()) != std::string_view::npos &&
           take(rest_.front());
  }
  void skip_digits() {
    while (take_one_of("0123456789")) continue;
  }
  bool at_end() const { return rest_.empty(); }

 private:
  std::string_view rest_;
};

std::optional<std::chrono::sys_days> read_day(MomentReader& reader) {
  const auto year = reader.digits(4);
  if (!year || !reader.take('-')) return std::nullopt;
  const auto month = reader.digits(2);
  if (!month || !reader.take('-')) return std::nullopt;
  const auto day = reader.digits(2);
  if (!day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(*year),
                                         std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days(date);
}

/// hh:mm[:ss[.fraction]]
std::optional<seconds> read_time_of_day(MomentReader& reader) {
  const auto hour = reader.digits(2);
  if (!hour || !reader.take(':')) return std::nullopt;
  const auto minute = reader.digits(2);
  if (!minute) return std::nullopt;
  int second = 0;
  if (reader.take(':')) {
    const auto read = reader.digits(2);
    if (!read) return std::nullopt;
    second = *read;
    if (reader.take('.')) reader.skip_digits();
  }
  if (*hour > 24 || *minute > 59 || second > 60) return std::nullopt;
  return hours(*hour) + minutes(*minute) + seconds(second);
}

/// Z, +hh:mm, +hhmm or +hh; nothing is Z.
std::optional<minutes> read_offset(MomentReader& reader) {
  if (reader.at_end() || reader.take_one_of("Zz")) return minutes(0);
  const int sign = reader.take('-') ? -1 : reader.take('+') ? 1 : 0;
  const auto hour = sign != 0 ? reader.digits(2) : std::nullopt;
  if (!hour) return std::nullopt;
  reader.take(':');
  const int minute = reader.at_end() ? 0 : reader.digits(2).value_or(99);
  if (*hour > 24 || minute > 59) return std::nullopt;
  return sign * (hours(*hour) + minutes(minute));
}

struct ZoneName {
  std::string_view name;
  int hours;
};

/// RFC 822 section 5, and what Dutch servers call their own time.
constexpr auto zone_names = std::to_array<ZoneName>({
    {"cet",  1 },
    {"cest", 2 },
    {"met",  1 },
    {"mest", 2 },
    {"mez",  1 },
    {"mesz", 2 },
    {"wet",  0 },
    {"west", 1 },
    {"bst",  1 },
    {"est",  -5},
    {"edt",  -4},
    {"cst",  -6},
    {"cdt",  -5},
    {"mst",  -7},
    {"mdt",  -6},
    {"pst",  -8},
    {"pdt",  -7},
});

/// "+0100", "CET", "GMT+1", "(CET)"; what says nothing to us is UTC.
minutes zone_offset(std::string_view zone) {
  zone = trim(zone);
  const auto sign = zone.find_first_of("+-");
  if (sign != std::string_view::npos) {
    std::string_view number = zone.substr(sign, zone.find_first_of(" (", sign) - sign);
    const std::string padded = number.size() == 2 ? std::string{number[0], '0', number[1]}
                                                  // "GMT+1"
                                                  : std::string(number);
    MomentReader reader(padded);
    return read_offset(reader).value_or(minutes(0));
  }
  const std::string name = to_lower_ascii(zone.substr(0, zone.find(' ')));
  for (const ZoneName& known : zone_names) {
    if (known.name == name) return hours(known.hours);
  }
  return minutes(0);
}

/// Where "10:00" begins in `text`; npos without one.
std::size_t find_time_of_day(std::string_view text) {
  const auto is_digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
  for (std::size_t colon = text.find(':'); colon != std::string_view::npos;
       colon = text.find(':', colon + 1)) {
    if (colon < 1 || colon + 2 >= text.size() || !is_digit(colon - 1)) continue;
    return colon >= 2 && is_digit(colon - 2) ? colon - 2 : colon - 1;
  }
  return std::string_view::npos;
}

/// 10:00:00 +0100, of which all but hours and minutes may be missing.
std::optional<seconds> read_zoned_time(std::string_view text) {
  const bool one_digit = text.size() > 1 && text[1] == ':';
  const std::string padded = (one_digit ? "0" : "") + std::string(text);
  MomentReader reader(padded);
  const auto time = read_time_of_day(reader);
  if (!time) return std::nullopt;
  const auto end = padded.find_first_not_of("0123456789:.");
  return *time - (end == std::string::npos ? minutes(0) : zone_offset(padded.substr(end)));
}

/// Longer things were never played.
constexpr std::int64_t longest_playing_time = 100 * 3600;

std::string written_duration(std::int64_t length) {
  if (length <= 0 || length > longest_playing_time) return {};
  std::string text = "PT";
  if (length >= 3600) text += fmt::format("{}H", length / 3600);
  if (length / 60 % 60 > 0) text += fmt::format("{}M", length / 60 % 60);
  if (length % 60 > 0) text += fmt::format("{}S", length % 60);
  return text;
}

/// "1950", "32:30" or "1:02:03", in seconds; 0 when it is none.
std::int64_t seconds_of_clock(std::string_view text) {
  std::int64_t length = 0;
  for (int parts = 0; parts < 3; ++parts) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || number < 0 || number > longest_playing_time) return 0;
    length = length * 60 + number;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (text.empty() || text.front() == '.') return length;
    if (text.front() != ':') return 0;
    text.remove_prefix(1);
  }
  return 0;
}

/// "PT1H2M3S" in seconds; 0 when it is none.
std::int64_t seconds_of_iso(std::string_view text) {
  text.remove_prefix(2);
  std::int64_t length = 0;
  while (!text.empty()) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    const bool sound = error == std::errc() && number >= 0 && number <= longest_playing_time;
    if (!sound || text.empty()) return 0;
    const char unit = text.front();
    if (unit != 'h' && unit != 'm' && unit != 's') return 0;
    length += number * (unit == 'h' ? 3600 : unit == 'm' ? 60 : 1);
    text.remove_prefix(1);
  }
  return length;
}

}  // namespace

Moment iso_moment(std::string_view text) {
  MomentReader reader(trim(text));
  const auto day = read_day(reader);
  if (!day) return {};
  const std::string written = to_iso(*day).substr(0, 10);
  if (reader.at_end()) return {written, written};
  if (!reader.take_one_of("Tt ")) return {};
  const auto time = read_time_of_day(reader);
  if (!time) return {};
  reader.take(' ');
  const auto offset = read_offset(reader);
  if (!offset || !reader.at_end()) return {};
  return {to_iso(*day + *time - *offset), written};
}

Moment feed_moment(std::string_view text) {
  const Moment iso = iso_moment(text);
  if (!iso.day.empty()) return iso;
  const std::string day = first_date(text);
  MomentReader reader(day);
  const auto date = read_day(reader);
  if (!date) return {};
  const auto at = find_time_of_day(text);
  const auto time = at == std::string_view::npos ? std::nullopt : read_zoned_time(text.substr(at));
  return {time ? to_iso(*date + *time) : day, day};
}

std::string playing_time(std::string_view text) {
  const std::string tidy = to_lower_ascii(trim(text));
  return written_duration(tidy.starts_with("pt") ? seconds_of_iso(tidy) : seconds_of_clock(tidy));
}

}  // namespace wegwijzer::extract
