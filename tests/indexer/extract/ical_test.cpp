#include "indexer/extract/ical.hpp"

#include <gmock/gmock.h>

namespace wegwijzer::extract {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using Words = std::vector<std::string>;

Result<Extracted> extract_calendar(std::string bytes, std::string_view now = "") {
  return extract_ical({.bytes = std::move(bytes),
                       .url = Url::parse("https://a.nl/agenda.ics").value(),
                       .now = from_iso(now).value_or(Time())},
                      {});
}

std::string calendar(const std::string& events) {
  return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + events + "END:VCALENDAR\r\n";
}

ListedItem event(const std::string& lines, std::string_view now = "") {
  const auto read = extract_calendar(
      calendar("BEGIN:VEVENT\r\nUID:x\r\nSUMMARY:Rouw\r\n" + lines + "END:VEVENT\r\n"), now);
  if (read && read->listing->items.size() == 1) return read->listing->items.front();
  ADD_FAILURE() << (read ? "not one event" : read.error().what);
  return {};
}

Words words(const ListedItem& item, const std::string& field) {
  const auto found = item.extracted.fields.find(field);
  return found == item.extracted.fields.end() ? Words() : found->second;
}

struct TimeCase {
  const char* name;
  const char* lines;
  const char* start;
  const char* end;
};

void PrintTo(const TimeCase& c, std::ostream* out) { *out << c.lines; }

class EventTimes : public testing::TestWithParam<TimeCase> {};

TEST_P(EventTimes, ByTheClockInAmsterdam) {
  const ListedItem item = event(GetParam().lines);
  ASSERT_TRUE(item.extracted.event);
  EXPECT_EQ(item.extracted.event->start, GetParam().start);
  EXPECT_EQ(item.extracted.event->end, GetParam().end);
}

INSTANTIATE_TEST_SUITE_P(
    Rfc5545, EventTimes,
    testing::Values(
        TimeCase{"UtcInWinter", "DTSTART:20270112T180000Z\r\n", "2027-01-12T19:00+01:00", ""},
        TimeCase{"UtcInSummer", "DTSTART:20270701T170000Z\r\n", "2027-07-01T19:00+02:00", ""},
        TimeCase{"Floating", "DTSTART:20270701T190000\r\n", "2027-07-01T19:00+02:00", ""},
        TimeCase{"ZoneWithoutDefinition", "DTSTART;TZID=Europe/Amsterdam:20270701T190000\r\n",
                 "2027-07-01T19:00+02:00", ""},
        TimeCase{"ZoneThatNobodyKnows", "DTSTART;TZID=W. Europe Standard Time:20270701T190000\r\n",
                 "2027-07-01T19:00+02:00", ""},
        TimeCase{"WholeDay", "DTSTART;VALUE=DATE:20270305\r\nDTEND;VALUE=DATE:20270306\r\n",
                 "2027-03-05", "2027-03-05"},
        TimeCase{"TwoDays", "DTSTART;VALUE=DATE:20270228\r\nDTEND;VALUE=DATE:20270302\r\n",
                 "2027-02-28", "2027-03-01"},
        TimeCase{"EndBeforeIt", "DTSTART;VALUE=DATE:20270305\r\nDTEND;VALUE=DATE:20270305\r\n",
                 "2027-03-05", "2027-03-05"},
        TimeCase{"Duration", "DTSTART:20270112T190000\r\nDURATION:PT1H30M\r\n",
                 "2027-01-12T19:00+01:00", "2027-01-12T20:30+01:00"},
        TimeCase{"OverMidnight", "DTSTART:20270112T230000Z\r\nDTEND:20270112T233000Z\r\n",
                 "2027-01-13T00:00+01:00", "2027-01-13T00:30+01:00"}),
    [](const auto& tested) { return std::string(tested.param.name); });

TEST(CalendarZone, OfTheCalendarItselfIsFollowed) {
  const auto read = extract_calendar(
      calendar("BEGIN:VTIMEZONE\r\nTZID:Eigen\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
               "TZOFFSETFROM:-0500\r\nTZOFFSETTO:-0500\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
               "BEGIN:VEVENT\r\nUID:x\r\nSUMMARY:Rouw\r\nDTSTART;TZID=Eigen:20270112T100000\r\n"
               "END:VEVENT\r\n"));
  ASSERT_TRUE(read) << read.error().what;
  ASSERT_THAT(read->listing->items, SizeIs(1));
  EXPECT_EQ(read->listing->items[0].extracted.event->start, "2027-01-12T16:00+01:00");
}

TEST(Event, WithoutAnAddressStandsAtTheCalendars) {
  EXPECT_EQ(event("DTSTART:20270112T190000\r\n").url, "https://a.nl/agenda.ics#x");
  EXPECT_EQ(event("DTSTART:20270112T190000\r\nURL:/e/1\r\n").url, "https://a.nl/e/1");
}

TEST(Event, MayBeFoldedInsideACharacter) {
  EXPECT_EQ(
      event("DTSTART:20270112T190000\r\nDESCRIPTION:pati\xC3\r\n \xABnten\r\n").extracted.text,
      "pati\u00EBnten");
}

TEST(Event, CancelledSaysSo) {
  EXPECT_EQ(event("DTSTART:20270112T190000\r\nSTATUS:CANCELLED\r\n").extracted.event->status,
            EventStatus::Cancelled);
}

TEST(Event, PersonsAreLeftOut) {
  const ListedItem item = event(
      "DTSTART:20270112T190000\r\nORGANIZER;CN=Een Persoon:mailto:a@a.nl\r\n"
      "ATTENDEE;CN=Een Ander:mailto:b@a.nl\r\nCONTACT:Iemand\r\n");
  EXPECT_THAT(item.extracted.fields, IsEmpty());
}

TEST(RepeatingEvent, ComesWithinItsBounds) {
  const std::string daily = "DTSTART:20200101T090000\r\nRRULE:FREQ=DAILY\r\n";
  const Words dates = words(event(daily, "2026-11-21T03:00:00Z"), "event.dates");
  ASSERT_THAT(dates, SizeIs(20));
  EXPECT_EQ(dates.front(), "2026-11-21T09:00+01:00");
  EXPECT_EQ(dates.back(), "2026-12-10T09:00+01:00");
  const std::string yearly = "DTSTART;VALUE=DATE:20200301\r\nRRULE:FREQ=YEARLY\r\n";
  EXPECT_THAT(words(event(yearly, "2026-11-21T03:00:00Z"), "event.dates"),
              ElementsAre("2027-03-01"));
}

TEST(RepeatingEvent, CountsFromItsStart) {
  const std::string five = "DTSTART:20261120T090000\r\nRRULE:FREQ=DAILY;COUNT=3\r\n";
  EXPECT_THAT(words(event(five, "2026-11-21T03:00:00Z"), "event.dates"),
              ElementsAre("2026-11-21T09:00+01:00", "2026-11-22T09:00+01:00"));
  EXPECT_THAT(words(event(five), "event.dates"), SizeIs(3)) << "when nobody knows what day it is";
}

TEST(RepeatingEvent, IsToldWithItsNextTime) {
  const ListedItem item =
      event("DTSTART:20200101T090000\r\nDTEND:20200101T100000\r\nRRULE:FREQ=DAILY\r\n",
            "2026-11-21T03:00:00Z");
  EXPECT_EQ(item.extracted.event->start, "2026-11-21T09:00+01:00");
  EXPECT_EQ(item.extracted.event->end, "");
}

TEST(RepeatingEvent, HasExceptions) {
  EXPECT_THAT(words(event("DTSTART:20261120T090000\r\nRRULE:FREQ=DAILY;COUNT=3\r\n"
                          "EXDATE:20261121T090000\r\n"),
                    "event.dates"),
              ElementsAre("2026-11-20T09:00+01:00", "2026-11-22T09:00+01:00"));
}

TEST(Calendar, SkipsWhatIsNoEvent) {
  const auto read = extract_calendar(
      calendar("BEGIN:VEVENT\r\nUID:x\r\nSUMMARY:Rouw\r\nDTSTART:gisteren\r\nEND:VEVENT\r\n"
               "BEGIN:VTODO\r\nUID:y\r\nSUMMARY:Doen\r\nEND:VTODO\r\n"));
  ASSERT_TRUE(read) << read.error().what;
  EXPECT_THAT(read->listing->items, IsEmpty());
  EXPECT_THAT(read->notes, ElementsAre("event \"Rouw\" has no start that is a time"));
}

TEST(Calendar, MayBeCutOff) {
  const auto read = extract_calendar(
      "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:x\r\nSUMMARY:Rouw\r\nDTSTART:20270112T190000Z\r\n");
  ASSERT_TRUE(read) << read.error().what;
  EXPECT_THAT(read->listing->items, SizeIs(1));
}

TEST(Calendar, APageInItsPlaceIsMalformed) {
  for (const char* text : {"<html><body>Niet gevonden</body></html>", "", "\r\n",
                           "BEGIN:VCARD\r\nFN:X\r\nEND:VCARD\r\n"}) {
    const auto read = extract_calendar(text);
    ASSERT_FALSE(read) << text;
    EXPECT_EQ(read.error().what, "is no calendar: it does not begin with BEGIN:VCALENDAR");
  }
}

TEST(HostileCalendar, NestsNoDeeperThanACalendar) {
  std::string deep;
  for (int i = 0; i < 200'000; ++i) deep += "BEGIN:VEVENT\r\n";
  const auto read = extract_calendar(calendar(deep));
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().what, "is no calendar: its parts nest deeper than a calendar's do");
}

TEST(HostileCalendar, ARuleForEverySecondEnds) {
  const ListedItem item =
      event("DTSTART:19700101T000000Z\r\nRRULE:FREQ=SECONDLY;COUNT=2000000000\r\n",
            "2026-11-21T03:00:00Z");
  EXPECT_THAT(words(item, "event.dates"), IsEmpty());
}

TEST(HostileCalendar, ManyEventsAreRead) {
  std::string events;
  for (int i = 0; i < 20'000; ++i) {
    events += "BEGIN:VEVENT\r\nUID:" + std::to_string(i) +
              "\r\nSUMMARY:R\r\nDTSTART:20270112T190000\r\nEND:VEVENT\r\n";
  }
  const auto read = extract_calendar(calendar(events));
  ASSERT_TRUE(read);
  EXPECT_THAT(read->listing->items, SizeIs(20'000));
}

TEST(Calendar, OnlineIsNoPlace) {
  const Event online = *event("DTSTART:20270112T180000Z\r\nLOCATION:Online\r\n").extracted.event;
  EXPECT_TRUE(online.online);
  EXPECT_EQ(online.place, "");
  const Event both =
      *event("DTSTART:20270112T180000Z\r\nLOCATION:Utrecht en online\r\n").extracted.event;
  EXPECT_TRUE(both.online);
  EXPECT_EQ(both.place, "Utrecht en online");
}

}  // namespace
}  // namespace wegwijzer::extract
