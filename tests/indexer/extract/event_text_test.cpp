#include "indexer/extract/event_text.hpp"

#include <gmock/gmock.h>

namespace wegwijzer::extract {
namespace {

constexpr const char* webinar = "Webinar Pijn bij kinderen";

struct MomentCase {
  const char* name;
  const char* text;
  const char* start;
  const char* end;
};

void PrintTo(const MomentCase& c, std::ostream* out) { *out << c.text; }

class EventMoment : public testing::TestWithParam<MomentCase> {};

TEST_P(EventMoment, Is) {
  const auto event = event_in_text(GetParam().text, webinar);
  EXPECT_EQ(event ? event->start : "", GetParam().start);
  EXPECT_EQ(event ? event->end : "", GetParam().end);
}

INSTANTIATE_TEST_SUITE_P(
    DutchPages, EventMoment,
    testing::Values(
        MomentCase{"InOneLine", "Op 12 januari 2027, 19.00-20.30 uur.", "2027-01-12T19:00+01:00",
                   "2027-01-12T20:30+01:00"},
        MomentCase{"LabelledInTwoLines", "Datum: 12 juli 2027\nTijd: 19:00 - 20:30",
                   "2027-07-12T19:00+02:00", "2027-07-12T20:30+02:00"},
        MomentCase{"LabelAboveValue", "Datum en tijd\n12-01-2027 van 19.00 tot 20.30 uur",
                   "2027-01-12T19:00+01:00", "2027-01-12T20:30+01:00"},
        MomentCase{"TableRow", "Wanneer | 12 januari 2027", "2027-01-12", ""},
        MomentCase{"TwoDays", "Datum: 12 en 13 januari 2027", "2027-01-12", "2027-01-13"},
        MomentCase{"ThroughTheMonth", "Datum: 30 maart 2027 t/m 2 april 2027", "2027-03-30",
                   "2027-04-02"},
        MomentCase{"ListOfDays", "Data: 4, 11 en 18 maart 2027", "2027-03-04", "2027-03-18"},
        MomentCase{"ListOfCommas", "Data: 4, 11, 18 maart 2027", "2027-03-04", "2027-03-18"},
        MomentCase{"ListWithMonths", "Data: 25 maart, 1e en 8 april 2027, 19.00-21.00 uur",
                   "2027-03-25T19:00+01:00", "2027-04-08T21:00+02:00"},
        MomentCase{"ListOfWholeDates", "Data: 4 maart 2027, 11 maart 2027 en 18 maart 2027",
                   "2027-03-04", "2027-03-18"},
        MomentCase{"WithWeekdays", "Datum: Donderdag 4 en vrijdag 5 maart 2027", "2027-03-04",
                   "2027-03-05"},
        MomentCase{"YearFromTheLastDay", "Datum: 30 september t/m 1 oktober 2027", "2027-09-30",
                   "2027-10-01"},
        MomentCase{"OverTheYear", "Datum: 30 dec. t/m 2 januari 2027", "2026-12-30", "2027-01-02"},
        MomentCase{"TimeBehindARange", "Datum: 3 t/m 5 maart 2027 10:00-12:00",
                   "2027-03-03T10:00+01:00", "2027-03-05T12:00+01:00"},
        MomentCase{"NumberOfARoomIsNoDay", "In zaal 3, 14 maart 2027, 19.00 uur",
                   "2027-03-14T19:00+01:00", ""},
        MomentCase{"DaysWithTimes", "Datum: 12 t/m 14 maart 2027, 10.00-16.00 uur",
                   "2027-03-12T10:00+01:00", "2027-03-14T16:00+01:00"},
        // a first day that no month has, found by the fuzzer
        MomentCase{"NoFirstDay", "Datum: 00 t/m 14 maart 2027, 10.00-16.00 uur",
                   "2027-03-14T10:00+01:00", "2027-03-14T16:00+01:00"},
        MomentCase{"EndBeforeStart", "Op 12 januari 2027, 20.00-19.00 uur",
                   "2027-01-12T20:00+01:00", ""},
        MomentCase{"DateIsNoTime", "Datum: 10.09.2027", "2027-09-10", ""},
        MomentCase{"WithoutYear", "Datum: 26 april a.s., 19.00-20.30 uur", "", ""},
        MomentCase{"DateAlone", "Geplaatst in de week van 12 januari 2027", "", ""},
        MomentCase{"MonthAlone", "Datum: januari 2027", "", ""},
        MomentCase{"Calendar",
                   "1 mei 2027 20.00 uur\n2 mei 2027 20.00 uur\n3 mei 2027 20.00 uur\n"
                   "4 mei 2027 20.00 uur",
                   "", ""}),
    [](const auto& tested) { return tested.param.name; });

TEST(EventText, NeedsMoreThanADateWithATime) {
  constexpr const char* text = "Op 12 januari 2027 om 19.00 uur overleed hij.";
  EXPECT_FALSE(event_in_text(text, "In memoriam"));
  EXPECT_TRUE(event_in_text(text, "Bijeenkomst"));
  EXPECT_TRUE(event_in_text(std::string(text) + "\nLocatie: Breda", "Aankondiging"));
}

TEST(EventText, TellsWhatAReaderMustKnow) {
  const auto event = event_in_text(
      "Datum: 12 januari 2027\nLocatie: Jaarbeurs, Utrecht\nKosten: € 12,50 per persoon\n"
      "Accreditatie: 2 punten V&VN",
      webinar);
  ASSERT_TRUE(event);
  EXPECT_EQ(event->place, "Jaarbeurs, Utrecht");
  EXPECT_FALSE(event->online);
  EXPECT_EQ(event->price, "€ 12,50 per persoon");
  EXPECT_EQ(event->price_amount, 12.5);
  EXPECT_EQ(event->accreditation, "2 punten V&VN");
}

TEST(EventText, OnlineIsNoPlaceUnlessThereIsOneToo) {
  const auto at = [](const std::string& place) {
    return *event_in_text("Datum: 12 januari 2027\nLocatie: " + place, webinar);
  };
  EXPECT_EQ(at("online/Zoom").place, "");
  EXPECT_TRUE(at("online/Zoom").online);
  EXPECT_EQ(at("Utrecht en online").place, "Utrecht en online");
  EXPECT_TRUE(at("Utrecht en online").online);
}

TEST(EventText, IsOnlineByTheLineOfItsTime) {
  for (const char* line :
       {"12 januari 2027, 19.30 - 21:00 uur via Zoom/Teams", "12 januari 2027 om 20.00 uur, online",
        "Datum: 12 januari 2027\nTijd: 19.30 uur (Teams)"}) {
    EXPECT_TRUE(event_in_text(line, webinar)->online) << line;
  }
  for (const char* line : {"12 januari 2027, 19.30 uur voor palliatieve teams",
                           "12 januari 2027, 19.30 uur; aanmelden kan online",
                           "12 januari 2027, 19.30 uur\nWe hebben ook online lessen."}) {
    EXPECT_FALSE(event_in_text(line, webinar)->online) << line;
  }
}

TEST(EventText, SaysWhatBecameOfIt) {
  const auto status = [](const std::string& line) {
    return event_in_text(line + "\nDatum: 12 januari 2027", webinar)->status;
  };
  EXPECT_EQ(status("Deze bijeenkomst gaat niet door."), EventStatus::Cancelled);
  EXPECT_EQ(status("Het congres is uitgesteld."), EventStatus::Postponed);
  EXPECT_EQ(status("Het symposium gaat online door."), EventStatus::MovedOnline);
  EXPECT_EQ(status("Van harte welkom."), EventStatus::Scheduled);
}

struct PriceCase {
  const char* text;
  std::optional<double> amount;
};

TEST(Price, IsTheFirstAmountInEuros) {
  for (const PriceCase& c : std::vector<PriceCase>{
           {"gratis",                                  0           },
           {"Geen kosten",                             0           },
           {"€ 35,-",                                35          },
           {"€35",                                   35          },
           {"12.50 euro",                              12.5        },
           {"€ 1.250,00 per deelnemer",              1250        },
           {"leden € 25, anderen € 35",            25          },
           {"€ 1.000.000",                           1'000'000   },
           {"€ 66666666666666666666666666666666666", std::nullopt},
           {"2 punten",                                std::nullopt},
           {"op aanvraag",                             std::nullopt},
           {"€",                                     std::nullopt},
           {"",                                        std::nullopt}
  }) {
    EXPECT_EQ(price_in(c.text), c.amount) << c.text;
  }
}

}  // namespace
}  // namespace wegwijzer::extract
