#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace wegwijzer::extract {

/// The first whole date in `text` as YYYY-MM-DD, or YYYY-MM for a month ("juni 2013"); a text that
/// is nothing but a year gives YYYY. Empty when there is none.
///
/// Reads ISO 8601, day-month-year with - . or / between, and month names in Dutch and English,
/// also glued to a word ("Nieuws9 augustus 2021"). What has no year is no date ("26 april a.s."),
/// nor is a day that does not exist, nor a year outside 1950 to 2100.
std::string first_date(std::string_view text);

/// A date in a text, as first_date writes it, and the bytes that it stands in.
struct DateInText {
  std::string date;
  std::size_t begin = 0;
  std::size_t end = 0;

  bool operator==(const DateInText&) const = default;
};

/// All whole dates in the first 2,000 bytes of `line`, in order.
std::vector<DateInText> dates_in(std::string_view line);

}  // namespace wegwijzer::extract
