#include "indexer/extract/clock_times.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

namespace wegwijzer::extract {
namespace {

/// "19:00-20:30", "19:00" or "".
std::string span_in(std::string_view text) {
  const auto span = time_span_in(text);
  if (!span) return {};
  const auto written = [](TimeOfDay time) {
    return fmt::format("{:02}:{:02}", time.hour, time.minute);
  };
  return written(span->start) + (span->end ? "-" + written(*span->end) : "");
}

struct ClockCase {
  const char* name;
  const char* text;
  const char* span;
};

void PrintTo(const ClockCase& c, std::ostream* out) { *out << c.text; }

class ClockTimes : public testing::TestWithParam<ClockCase> {};

TEST_P(ClockTimes, Are) { EXPECT_EQ(span_in(GetParam().text), GetParam().span); }

INSTANTIATE_TEST_SUITE_P(
    Dutch, ClockTimes,
    testing::Values(ClockCase{"StopsAndHyphen", "19.00-20.30 uur", "19:00-20:30"},
                    ClockCase{"Colons", "van 19:00 tot 20:30", "19:00-20:30"},
                    ClockCase{"Dash", "19.00 – 20.30", "19:00-20:30"},
                    ClockCase{"TotEnMet", "9.30 tot en met 16.00 uur", "09:30-16:00"},
                    ClockCase{"WholeHours", "19 - 21 uur", "19:00-21:00"},
                    ClockCase{"HourWordTwice", "19.00 uur tot 20.30 uur", "19:00-20:30"},
                    ClockCase{"ShortHour", "20u", "20:00"},
                    ClockCase{"HourInside", "19u30", "19:30"},
                    ClockCase{"OneTime", "om 20.00 uur", "20:00"},
                    ClockCase{"OneWithColon", "Aanvang 20:00", "20:00"},
                    ClockCase{"WalkIn", "inloop vanaf 18:30, start 19:00", "18:30"},
                    ClockCase{"Chapter", "zie 3.12 en 4.15", ""},
                    ClockCase{"Version", "versie 1.2.10", ""}, ClockCase{"Pages", "blz. 12-14", ""},
                    ClockCase{"Year", "2026-2027", ""}, ClockCase{"HourTooLarge", "25:00", ""},
                    ClockCase{"MinuteTooLarge", "12:75", ""},
                    ClockCase{"WordThatBeginsWithU", "19 uitnodigingen", ""},
                    ClockCase{"Duration", "duurt 2 uurtjes", ""}, ClockCase{"Empty", "", ""}),
    [](const auto& tested) { return tested.param.name; });

}  // namespace
}  // namespace wegwijzer::extract
