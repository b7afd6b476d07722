#include "schema/stored_record.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace wegwijzer {
namespace {

TEST(StoredHit, IsReadBack) {
  Record record;
  record.id = "abc";
  record.url = "https://voorbeeld.nl/é";
  record.title = "Titel met \"aanhaling\"";
  record.language = "nl";
  record.published = "2024-05";
  record.access = "open";
  record.media_type = "text/html";
  record.source = "bron";
  record.source_label = "Bron";
  record.event = Event{.start = "2026-03-12T19:30+01:00",
                       .place = "Breda",
                       .online = true,
                       .price = "12,50 euro",
                       .price_amount = 12.5,
                       .accreditation = "2 punten V&VN",
                       .registration = "https://site.example/aanmelden",
                       .status = EventStatus::Postponed,
                       .recording = "https://video.example/1"};
  EXPECT_EQ(*record_from_stored(stored_hit(record)), record);
}

TEST(StoredHit, BytesThatAreNoUtf8DoNotThrow) {
  Record record;
  record.title = "kapot \xFF teken";
  EXPECT_TRUE(record_from_stored(stored_hit(record)));
}

TEST(StoredHit, SomethingElseIsRefusedWithAHint) {
  const auto record = record_from_stored("{\"id\": 5}");
  ASSERT_FALSE(record);
  EXPECT_EQ(record.error().code, Code::Index);
  EXPECT_EQ(record.error().hint, "rebuild it: wegwijzer-indexer build");
}

TEST(RecordToJson, WritesWhatIsNotKnownAsTheApiDoes) {
  const auto json = record_to_json(Record());
  EXPECT_TRUE(json.at("published").is_null());
  EXPECT_TRUE(json.at("language").is_null());
}

struct Dated {
  const char* published;
  int number;
};

class DateNumber : public ::testing::TestWithParam<Dated> {};

TEST_P(DateNumber, IsTheFirstDay) {
  EXPECT_EQ(date_number(GetParam().published), GetParam().number);
}

INSTANTIATE_TEST_SUITE_P(All, DateNumber,
                         ::testing::Values(Dated{"2024-05-31", 20240531},
                                           Dated{"2024-05", 20240501}, Dated{"2024", 20240101},
                                           Dated{"", 0}));

}  // namespace
}  // namespace wegwijzer
