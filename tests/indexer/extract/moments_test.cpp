#include "indexer/extract/moments.hpp"

#include <gtest/gtest.h>

namespace wegwijzer::extract {
namespace {

struct Case {
  const char* name;
  const char* text;
  Moment moment;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.text; }

std::string shown(const Moment& moment) { return moment.utc + " | " + moment.day; }

const auto name_of = [](const auto& tested) { return std::string(tested.param.name); };

class IsoMoment : public testing::TestWithParam<Case> {};

TEST_P(IsoMoment, Is) { EXPECT_EQ(shown(iso_moment(GetParam().text)), shown(GetParam().moment)); }

INSTANTIATE_TEST_SUITE_P(
    W3c, IsoMoment,
    testing::Values(
        Case{
            "Utc", "2026-11-21T03:00:00Z", {"2026-11-21T03:00:00Z", "2026-11-21"}
},
        Case{"ADay", "2026-11-21", {"2026-11-21", "2026-11-21"}},
        Case{"AZone", "2026-11-21T00:30:00+01:00", {"2026-11-20T23:30:00Z", "2026-11-21"}},
        Case{"BehindUtc", "2026-12-31T23:00:00-05:00", {"2027-01-01T04:00:00Z", "2026-12-31"}},
        Case{
            "ZoneWithoutColon", "2026-11-21T10:00:00+0100", {"2026-11-21T09:00:00Z", "2026-11-21"}},
        Case{"WithoutSeconds", "2026-11-21T10:00Z", {"2026-11-21T10:00:00Z", "2026-11-21"}},
        Case{"Fractions", "2026-11-21T10:00:00.123456Z", {"2026-11-21T10:00:00Z", "2026-11-21"}},
        Case{"ASpaceForT", " 2026-11-21 10:00:00 ", {"2026-11-21T10:00:00Z", "2026-11-21"}},
        Case{"LeapSecond", "2026-12-31T23:59:60Z", {"2027-01-01T00:00:00Z", "2026-12-31"}},
        Case{"NoSuchDay", "2026-02-29", {}}, Case{"NoSuchHour", "2026-11-21T25:00:00Z", {}},
        Case{"NoSuchZone", "2026-11-21T10:00:00Q", {}}, Case{"AMonth", "2026-11", {}},
        Case{"MoreBehindIt", "2026-11-21T10:00:00Z en meer", {}},
        Case{"Negative", "-026-11-21", {}}, Case{"Empty", "", {}}),
    name_of);

class FeedMoment : public testing::TestWithParam<Case> {};

TEST_P(FeedMoment, Is) { EXPECT_EQ(shown(feed_moment(GetParam().text)), shown(GetParam().moment)); }

INSTANTIATE_TEST_SUITE_P(
    Rfc822, FeedMoment,
    testing::Values(
        Case{
            "AsItShouldBe",
            "Fri, 20 Nov 2026 10:00:00 +0100",
            {"2026-11-20T09:00:00Z", "2026-11-20"}
},
        Case{"Gmt", "Fri, 20 Nov 2026 10:00:00 GMT", {"2026-11-20T10:00:00Z", "2026-11-20"}},
        Case{"DutchNames", "vr, 6 mrt 2026 10:00:00 +0100", {"2026-03-06T09:00:00Z", "2026-03-06"}},
        Case{
            "DutchInFull", "vrijdag 16 oktober 2026 09:05", {"2026-10-16T09:05:00Z", "2026-10-16"}},
        Case{"Okt", "do, 01 okt 2026 08:00 CEST", {"2026-10-01T06:00:00Z", "2026-10-01"}},
        Case{"NoDayName", "20 Nov 2026 10:00 EST", {"2026-11-20T15:00:00Z", "2026-11-20"}},
        Case{"GmtPlusOne",
             "Fri, 20 Nov 2026 10:00:00 GMT+1",
             {"2026-11-20T09:00:00Z", "2026-11-20"}},
        Case{"GmtPlusTwoInFull",
             "Fri, 20 Nov 2026 10:00:00 GMT+0200",
             {"2026-11-20T08:00:00Z", "2026-11-20"}},
        Case{"ColonInZone",
             "Fri, 20 Nov 2026 10:00:00 +01:00",
             {"2026-11-20T09:00:00Z", "2026-11-20"}},
        Case{"ZoneInBrackets",
             "Fri, 20 Nov 2026 10:00:00 +0100 (CET)",
             {"2026-11-20T09:00:00Z", "2026-11-20"}},
        Case{
            "UnknownZone", "Fri, 20 Nov 2026 10:00:00 XYZ", {"2026-11-20T10:00:00Z", "2026-11-20"}},
        Case{"HourOfOneDigit",
             "Fri, 20 Nov 2026 9:00:00 +0000",
             {"2026-11-20T09:00:00Z", "2026-11-20"}},
        Case{"OverMidnight",
             "Fri, 20 Nov 2026 00:30:00 +0100",
             {"2026-11-19T23:30:00Z", "2026-11-20"}},
        Case{"DayAlone", "20 november 2026", {"2026-11-20", "2026-11-20"}},
        Case{"Iso", "2026-11-20T10:00:00+01:00", {"2026-11-20T09:00:00Z", "2026-11-20"}},
        Case{"AYearAlone", "2026", {}}, Case{"NoYear", "20 november 10:00", {}},
        Case{"AColonAtTheEnd", "20 november 2026 10:", {"2026-11-20", "2026-11-20"}},
        Case{"AnImpossibleTime", "20 november 2026 99:99", {"2026-11-20", "2026-11-20"}},
        Case{"Empty", "", {}}),
    name_of);

TEST(PlayingTime, HasThreeNotations) {
  for (const char* text : {"1950", "32:30", "0:32:30", "00:32:30", "PT32M30S", "pt32m30s",
                           " 32:30 ", "1950.4", "PT1950S"}) {
    EXPECT_EQ(playing_time(text), "PT32M30S") << text;
  }
  EXPECT_EQ(playing_time("1:02:03"), "PT1H2M3S");
  EXPECT_EQ(playing_time("3600"), "PT1H");
}

TEST(PlayingTime, OfOtherTextsIsNone) {
  for (const char* text : {"", "0", "een half uur", "PT", "PT5", "P1D", "-5", "1:2:3:4",
                           "32:", "99999999999999999999", "99999999", "PT99999999999H"}) {
    EXPECT_EQ(playing_time(text), "") << text;
  }
}

}  // namespace
}  // namespace wegwijzer::extract
