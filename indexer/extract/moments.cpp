#include "indexer/extract/moments.hpp"

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <optional>

#include "base/clock.hpp"
#include "base/utf8.hpp"

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

}  // namespace

std::string iso_moment(std::string_view text) {
  MomentReader reader(trim(text));
  const auto day = read_day(reader);
  if (!day) return {};
  if (reader.at_end()) return to_iso(*day).substr(0, 10);
  if (!reader.take_one_of("Tt ")) return {};
  const auto time = read_time_of_day(reader);
  if (!time) return {};
  reader.take(' ');
  const auto offset = read_offset(reader);
  if (!offset || !reader.at_end()) return {};
  return to_iso(*day + *time - *offset);
}

}  // namespace wegwijzer::extract
