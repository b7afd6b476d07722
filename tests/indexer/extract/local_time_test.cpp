#include "indexer/extract/local_time.hpp"

#include <gmock/gmock.h>

namespace wegwijzer::extract {
namespace {

struct LocalTimeCase {
  const char* name;
  const char* iso;
  const char* local;
};

void PrintTo(const LocalTimeCase& c, std::ostream* out) { *out << c.iso; }

class LocalTime : public testing::TestWithParam<LocalTimeCase> {};

TEST_P(LocalTime, Is) { EXPECT_EQ(to_local_time(GetParam().iso), GetParam().local); }

INSTANTIATE_TEST_SUITE_P(
    Iso8601, LocalTime,
    testing::Values(
        LocalTimeCase{"DateStaysADate", "2027-01-12", "2027-01-12"},
        LocalTimeCase{"WinterWithoutZone", "2027-01-12T19:00", "2027-01-12T19:00+01:00"},
        LocalTimeCase{"SummerWithoutZone", "2027-07-12T19:00:00", "2027-07-12T19:00+02:00"},
        LocalTimeCase{"Utc", "2027-01-12T18:00:00Z", "2027-01-12T19:00+01:00"},
        LocalTimeCase{"UtcOverMidnight", "2027-07-12T22:30:00.000Z", "2027-07-13T00:30+02:00"},
        LocalTimeCase{"OwnOffset", "2027-01-12T19:00:00+01:00", "2027-01-12T19:00+01:00"},
        LocalTimeCase{"OffsetWithoutColon", "2027-01-12T13:00-0500", "2027-01-12T19:00+01:00"},
        LocalTimeCase{"OffsetOfHours", "2027-01-12T19:00+01", "2027-01-12T19:00+01:00"},
        LocalTimeCase{"SpaceForT", "2027-01-12 19:00:00 +0100", "2027-01-12T19:00+01:00"},
        LocalTimeCase{"ZoneThatIsNone", "2027-01-12T19:00+99:00", "2027-01-12T19:00+01:00"},
        LocalTimeCase{"ZoneCutShort", "2027-01-12T19:00+", "2027-01-12T19:00+01:00"},
        LocalTimeCase{"HourThatIsNone", "2027-01-12T25:00", "2027-01-12"},
        LocalTimeCase{"TimeCutShort", "2027-01-12T19", "2027-01-12"},
        LocalTimeCase{"DayThatIsNone", "2027-02-30T19:00", ""},
        LocalTimeCase{"MonthAlone", "2027-01", ""}, LocalTimeCase{"NoIso", "12 januari 2027", ""},
        LocalTimeCase{"Empty", "", ""}),
    [](const auto& tested) { return tested.param.name; });

TEST(LocalTimeOfDay, FollowsTheChangesOfSummerTime) {
  EXPECT_EQ(local_time("2027-03-28", {1, 59}), "2027-03-28T01:59+01:00");
  EXPECT_EQ(local_time("2027-03-28", {2, 30}), "2027-03-28T03:30+02:00");  // never on the clock
  EXPECT_EQ(local_time("2027-03-28", {3, 0}), "2027-03-28T03:00+02:00");
  EXPECT_EQ(local_time("2027-10-31", {2, 30}), "2027-10-31T02:30+02:00");  // twice on the clock
  EXPECT_EQ(local_time("2027-10-31", {3, 0}), "2027-10-31T03:00+01:00");
}

}  // namespace
}  // namespace wegwijzer::extract
