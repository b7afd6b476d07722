#include "indexer/source/visit_window.hpp"

#include <gtest/gtest.h>

namespace wegwijzer::source {
namespace {

VisitWindow window(std::string_view text) { return parse_window(text).value(); }
Time at(std::string_view text) { return from_iso(text).value(); }

struct Case {
  const char* name;
  const char* window;
  const char* now;
  bool open;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.window << " at " << c.now; }

class VisitWindowIsOpen : public testing::TestWithParam<Case> {};

TEST_P(VisitWindowIsOpen, At) {
  const Case& c = GetParam();
  EXPECT_EQ(window(c.window).is_open(at(c.now)), c.open);
}

INSTANTIATE_TEST_SUITE_P(
    Amsterdam, VisitWindowIsOpen,
    testing::Values(Case{"InWinterAnHourAhead", "22:00-06:00", "2026-11-21T21:00:00Z", true},
                    Case{"NotBefore", "22:00-06:00", "2026-11-21T20:59:59Z", false},
                    Case{"PastMidnight", "22:00-06:00", "2026-11-22T04:59:59Z", true},
                    Case{"ClosedAtItsEnd", "22:00-06:00", "2026-11-22T05:00:00Z", false},
                    Case{"InSummerTwoHoursAhead", "22:00-06:00", "2026-07-21T20:00:00Z", true},
                    Case{"WithinOneDay", "12:00-13:00", "2026-11-21T11:30:00Z", true},
                    Case{"UntilMidnight", "20:00-24:00", "2026-11-21T22:59:00Z", true},
                    Case{"TheLastWinterMinute", "02:00-03:00", "2026-03-29T00:59:59Z", false},
                    Case{"SpringSkipsAnHour", "02:00-03:00", "2026-03-29T01:00:00Z", false},
                    Case{"AutumnHasItTwice", "02:00-03:00", "2026-10-25T00:30:00Z", true},
                    Case{"TheSecondTimeToo", "02:00-03:00", "2026-10-25T01:30:00Z", true}),
    [](const auto& tested) { return tested.param.name; });

TEST(VisitWindow, OpensNext) {
  EXPECT_EQ(to_iso(window("22:00-06:00").next_open(at("2026-11-21T12:34:56Z"))),
            "2026-11-21T21:00:00Z");
  EXPECT_EQ(to_iso(window("09:00-10:00").next_open(at("2026-11-21T12:00:00Z"))),
            "2026-11-22T08:00:00Z")
      << "the next day";
  EXPECT_EQ(to_iso(window("22:00-06:00").next_open(at("2026-11-21T23:34:56Z"))),
            "2026-11-21T23:34:56Z")
      << "it is open";
}

TEST(VisitWindow, OpensAsTheClockSaysAfterAChange) {
  EXPECT_EQ(to_iso(window("09:00-10:00").next_open(at("2026-03-28T12:00:00Z"))),
            "2026-03-29T07:00:00Z");
  EXPECT_EQ(to_iso(window("09:00-10:00").next_open(at("2026-10-24T12:00:00Z"))),
            "2026-10-25T08:00:00Z");
  EXPECT_EQ(to_iso(window("02:00-03:00").next_open(at("2026-03-28T12:00:00Z"))),
            "2026-03-30T00:00:00Z")
      << "that hour does not exist on the 29th";
}

TEST(VisitWindow, MustBeTwoTimesOfDay) {
  for (const char* text : {"", "22:00", "22:00-", "2:00-6:00", "22:00-22:00", "24:00-00:00",
                           "25:00-06:00", "22:60-06:00", "-1:00-06:00", "22:00-06:00 "}) {
    EXPECT_FALSE(parse_window(text)) << text;
  }
}

}  // namespace
}  // namespace wegwijzer::source
