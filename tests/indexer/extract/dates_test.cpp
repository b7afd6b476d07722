#include "indexer/extract/dates.hpp"

#include <gmock/gmock.h>

#include <string>

namespace wegwijzer::extract {
namespace {

struct Case {
  const char* name;
  std::string text;
  const char* date;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.name << ": " << c.text; }

class FirstDate : public testing::TestWithParam<Case> {};

TEST_P(FirstDate, Is) { EXPECT_EQ(first_date(GetParam().text), GetParam().date); }

const auto name_of = [](const auto& tested) { return std::string(tested.param.name); };

INSTANTIATE_TEST_SUITE_P(
    Dutch, FirstDate,
    testing::Values(Case{"DayMonthYear", "10 oktober 2023", "2023-10-10"},
                    Case{"GluedToAWord", "mbo-onderwijsNieuws9 augustus 2021", "2021-08-09"},
                    Case{"Hyphens", "05-06-2025", "2025-06-05"},
                    Case{"Dots", "10.09.2023", "2023-09-10"},
                    Case{"Slashes", "05/06/2019", "2019-06-05"},
                    Case{"SingleDigits", "5-6-2019", "2019-06-05"},
                    Case{"MonthAlone", "juni 2013", "2013-06"},
                    Case{"WordsBehind", "18.10.2014 Views", "2014-10-18"},
                    Case{"WordsBefore", "Nieuws NPZ Haaglanden 3 mei 2020", "2020-05-03"},
                    Case{"WithLabel", "Laatst geactualiseerd: 1 maart 2022", "2022-03-01"},
                    Case{"ShortMonth", "12 okt. 2021", "2021-10-12"},
                    Case{"ShortMonthWithHyphens", "12-okt-2021", "2021-10-12"},
                    Case{"Ordinal", "maandag 1e juli 2024", "2024-07-01"},
                    Case{"OrdinalInDe", "2de mei 2024", "2024-05-02"},
                    Case{"OrdinalInSte", "8ste mei 2024", "2024-05-08"},
                    Case{"NoSuchOrdinal", "32e mei 2024", ""},
                    Case{"Weekday", "dinsdag 4 juni 2024, 20.00 uur", "2024-06-04"},
                    Case{"LastOfARange", "12-13 mei 2024", "2024-05-13"},
                    Case{"FirstOfTwo", "1 mei 2020 en 2 juni 2021", "2020-05-01"},
                    Case{"NoBreakSpace", "10\u00A0oktober\u00A02023", "2023-10-10"},
                    Case{"Capitals", "10 OKTOBER 2023", "2023-10-10"},
                    Case{"MonthWithinAWordIsNone", "gemei 2020", ""}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Standards, FirstDate,
    testing::Values(Case{"Iso", "2024-05-01", "2024-05-01"},
                    Case{"IsoWithTime", "2024-05-01T10:00:00+02:00", "2024-05-01"},
                    Case{"IsoMonth", "2024-05", "2024-05"}, Case{"YearAlone", " 2024 ", "2024"},
                    Case{"Rfc5322", "Tue, 01 May 2024 10:00:00 GMT", "2024-05-01"},
                    Case{"AmericanOrdinal", "May 1st, 2024", "2024-05-01"},
                    Case{"American", "May 1, 2024", "2024-05-01"},
                    Case{"EnglishMonth", "October 2020", "2020-10"}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    NoDate, FirstDate,
    testing::Values(Case{"NoYear", "26 april a.s.", ""}, Case{"NoYearEither", "8 oktober", ""},
                    Case{"Empty", "", ""}, Case{"NoSuchDay", "31 februari 2020", ""},
                    Case{"NoSuchMonth", "05/25/2019", ""}, Case{"IsoNoSuchMonth", "2024-13-01", ""},
                    Case{"TooOld", "1 mei 1949", ""}, Case{"TooFar", "1 mei 2101", ""},
                    Case{"YearInProse", "in 2019 vond onderzoek plaats", ""},
                    Case{"AcademicYear", "Academic year 2019-2020", ""},
                    Case{"LongNumber", "12345678901234567890", ""},
                    Case{"PhoneNumber", "020-1234567", ""},
                    Case{"Version", "versie 3.12-04-2020", ""},
                    Case{"FiveDigits", "1 mei 20201", ""}, Case{"NotLeap", "29 februari 2023", ""},
                    Case{"FarAway", std::string(3000, 'x') + " 1 mei 2020", ""}),
    name_of);

TEST(FirstDate, LeapDayIsADate) { EXPECT_EQ(first_date("29 februari 2024"), "2024-02-29"); }

}  // namespace
}  // namespace wegwijzer::extract
