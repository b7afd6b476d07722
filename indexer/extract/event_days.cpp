#include "indexer/extract/event_days.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <vector>

#include "base/utf8.hpp"
#include "indexer/extract/dates.hpp"

namespace wegwijzer::extract {

namespace {

constexpr std::string_view day_digits = "0123456789";

std::string_view without_end_space(std::string_view text) {
  return text.substr(0, text.find_last_not_of(' ') + 1);
}

bool take_ending(std::string_view& text, std::string_view ending) {
  if (!text.ends_with(ending)) return false;
  text = without_end_space(text.substr(0, text.size() - ending.size()));
  return true;
}

bool take_ending_of(std::string_view& text, std::initializer_list<std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return take_ending(text, ending); });
}

enum class Joint {
  None,
  Comma,  ///< joins days in a list only: "zaal 3, 14 maart 2027" is one day
  Word,
};

/// Takes what joins two days off the end of `text`: "12 t/m 14 maart 2027", "donderdag 12 en
/// vrijdag 13 januari 2027".
Joint take_joint(std::string_view& text) {
  text = without_end_space(text);
  take_ending_of(text,
                 {"maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"});
  if (take_ending_of(text, {"t/m", "tot en met", " tot", "en", "&", "-", "\u2013"})) {
    take_ending(text, ",");
    return Joint::Word;
  }
  return take_ending(text, ",") ? Joint::Comma : Joint::None;
}

/// `day` in the year of `later`, or in the one before: "30 december t/m 2 januari 2027".
std::string day_before(std::string_view day, std::string_view month, const std::string& later) {
  int year = 0;
  std::from_chars(later.data(), later.data() + 4, year);
  for (const int tried : {year, year - 1}) {
    std::string date = first_date(fmt::format("{} {} {}", day, month, tried));
    if (date.size() == 10 && date < later) return date;
  }
  return {};
}

/// Takes a day without a year off the end of `text`: "11", "11e" or "30 september". As a date
/// before `later`; empty when there is none.
std::string take_day(std::string_view& text, const std::string& later) {
  std::string_view rest = text;
  const auto word = rest.find_last_of(" 0123456789") + 1;
  std::string_view month = rest.substr(word);
  rest = without_end_space(rest.substr(0, word));
  const auto begin = rest.find_last_not_of(day_digits) + 1;
  const std::string_view day = rest.substr(begin);
  if (day.empty() || day.size() > 2) return {};
  if (month == "e" || month == "de" || month == "ste") month = {};
  std::string date = month.empty() ? first_date(later.substr(0, 8) + fmt::format("{:0>2}", day))
                                   : day_before(day, month, later);
  if (date.size() != 10 || date >= later) return {};
  text = rest.substr(0, begin);
  return date;
}

/// The first of the days that a date ends, and where it is written.
struct FirstDay {
  std::string date;
  std::size_t begin = 0;
};

FirstDay first_joined_day(std::string_view line, const DateInText& date) {
  FirstDay first{date.date, date.begin};
  std::string_view before = line.substr(0, date.begin);
  bool is_list = false;
  for (Joint joint = take_joint(before); joint != Joint::None; joint = take_joint(before)) {
    std::string day = take_day(before, first.date);
    if (day.empty()) break;
    first = {std::move(day), before.size()};
    is_list = is_list || joint == Joint::Word;
  }
  const bool is_whole_line = without_end_space(line.substr(0, first.begin)).empty();
  return is_list || is_whole_line ? first : FirstDay{date.date, date.begin};
}

/// The last of the whole dates that are joined to the first one.
std::string last_joined_day(std::string_view line, const std::vector<DateInText>& dates) {
  std::string last = dates.front().date;
  for (std::size_t i = 1; i < dates.size() && last < dates[i].date; ++i) {
    std::string_view between = line.substr(0, dates[i].begin).substr(dates[i - 1].end);
    if (take_joint(between) == Joint::None || !between.empty()) break;
    last = dates[i].date;
  }
  return last;
}

/// A line with its dates blanked, so that no part of a date is taken for a time.
std::string without_dates(std::string_view line, const std::vector<DateInText>& dates) {
  std::string blanked(line);
  for (const DateInText& date : dates) {
    std::fill(blanked.begin() + static_cast<std::ptrdiff_t>(date.begin),
              blanked.begin() + static_cast<std::ptrdiff_t>(date.end), ' ');
  }
  return blanked;
}

}  // namespace

void set_time(EventDays& days, const TimeSpan& span) {
  const std::string last_day = days.end.empty() ? days.start : days.end;
  days.start = local_time(days.start, span.start);
  if (span.end) {
    const std::string end = local_time(last_day, *span.end);
    days.end = days.start < end ? end : "";
  }
  days.has_time = true;
}

EventDays event_days_in(std::string_view written) {
  const std::string line = to_lower_ascii(written);
  auto dates = dates_in(line);
  std::erase_if(dates, [](const DateInText& date) { return date.date.size() != 10; });
  if (dates.empty()) return {};
  const FirstDay first = first_joined_day(line, dates.front());
  EventDays days{.start = first.date, .end = last_joined_day(line, dates)};
  if (days.end <= days.start) days.end.clear();
  dates.front().begin = first.begin;
  if (const auto span = time_span_in(without_dates(line, dates))) set_time(days, *span);
  return days;
}

}  // namespace wegwijzer::extract
