#include "indexer/extract/ical_times.hpp"

#include <fmt/format.h>

#include <memory>

#include "indexer/extract/local_time.hpp"

namespace wegwijzer::extract {

namespace {

/// A rule that skips more than this before it comes to today is not followed further.
constexpr int most_steps = 20'000;

constexpr int first_calendar_year = 1950;
constexpr int last_calendar_year = 2200;

struct FreeIterator {
  void operator()(icalrecur_iterator* iterator) const { icalrecur_iterator_free(iterator); }
};

bool is_told(const icaltimetype& time) {
  return icaltime_is_valid_time(time) && !icaltime_is_null_time(time) &&
         time.year >= first_calendar_year && time.year <= last_calendar_year;
}

bool is_zoned(const icaltimetype& time) { return icaltime_is_utc(time) || time.zone != nullptr; }

Time utc_of(const icaltimetype& time) {
  const Time moment{std::chrono::seconds(icaltime_as_timet_with_zone(time, time.zone))};
  return is_zoned(time) ? moment : moment - amsterdam_offset(moment);
}

icaltimetype ical_of(Time time) {
  return icaltime_from_timet_with_zone(time.time_since_epoch().count(), 0,
                                       icaltimezone_get_utc_timezone());
}

/// One RRULE followed from `from` until it is far enough.
void follow_rule(icalcomponent* event, const icaltimetype& start, icalrecurrencetype rule,
                 Time from, std::vector<std::string>& found) {
  const std::unique_ptr<icalrecur_iterator, FreeIterator> iterator(
      icalrecur_iterator_new(rule, start));
  if (!iterator) return;
  // Not with a COUNT, which counts from the start.
  if (rule.count == 0 && utc_of(start) < from) {
    icalrecur_iterator_set_start(iterator.get(), ical_of(from - std::chrono::days(1)));
  }
  for (int step = 0; step < most_steps && found.size() < most_occurrences; ++step) {
    icaltimetype at = icalrecur_iterator_next(iterator.get());
    if (icaltime_is_null_time(at)) return;
    const Time moment = utc_of(at);
    if (moment > from + occurrences_within) return;
    icaltimetype first = start;
    if (moment < from || icalproperty_recurrence_is_excluded(event, &first, &at)) continue;
    std::string written = calendar_time(at);
    if (!written.empty()) found.push_back(std::move(written));
  }
}

}  // namespace

std::string calendar_time(const icaltimetype& time) {
  if (!is_told(time)) return {};
  if (time.is_date == 0 && is_zoned(time)) return to_local_time(to_iso(utc_of(time)));
  const std::string day = fmt::format("{:04}-{:02}-{:02}", time.year, time.month, time.day);
  return time.is_date != 0 ? day : local_time(day, {time.hour, time.minute});
}

std::string end_of_event(icalcomponent* event) {
  // Without either, libical gives the start.
  if (icalcomponent_get_first_property(event, ICAL_DTEND_PROPERTY) == nullptr &&
      icalcomponent_get_first_property(event, ICAL_DURATION_PROPERTY) == nullptr) {
    return {};
  }
  icaltimetype end = icalcomponent_get_dtend(event);
  if (!is_told(end)) return {};
  const icaltimetype start = icalcomponent_get_dtstart(event);
  if (end.is_date != 0 && icaltime_compare_date_only(end, start) > 0)
    icaltime_adjust(&end, -1, 0, 0, 0);
  return calendar_time(end);
}

std::vector<std::string> occurrences_of(icalcomponent* event, Time now) {
  std::vector<std::string> found;
  const icaltimetype start = icalcomponent_get_dtstart(event);
  if (!is_told(start)) return found;
  const Time from = std::max(now, utc_of(start));
  // A second rule means nothing that anybody agrees on.
  icalproperty* rule = icalcomponent_get_first_property(event, ICAL_RRULE_PROPERTY);
  if (rule != nullptr) follow_rule(event, start, icalproperty_get_rrule(rule), from, found);
  return found;
}

}  // namespace wegwijzer::extract
