#include "indexer/extract/extracted.hpp"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "indexer/extract/rules.hpp"

namespace wegwijzer::extract {
namespace {

using namespace std::string_literals;

Extracted full() {
  return {.title = "Rouw",
          .summary = "Over rouw",
          .text = "een\ntwee",
          .language = "nl",
          .published = "2024-05",
          .media_type = "text/html",
          .headings = {{.level = 2, .text = "twee", .anchor = "t", .offset = 4}},
          .fields = {{"Kosten", {"nee"}}},
          .links = {{.url = "https://site.example/", .text = "x", .follow = false}},
          .canonical = "https://site.example/rouw",
          .no_index = true,
          .no_follow = true,
          .no_snippet = true,
          .notes = {"pagina 3"}};
}

TEST(ExtractedJson, ComesBackAsItWent) {
  const auto back = extracted_from_json(nlohmann::json::parse(to_json(full()).dump()));
  ASSERT_TRUE(back) << back.error().what;
  EXPECT_EQ(*back, full());
}

TEST(ExtractedJson, InvalidUtf8IsMendedAndNotThrown) {
  Extracted broken = full();
  broken.title = "pati\xEBnt";
  broken.fields["veld\xFF"] = {"\xC3"};
  broken.headings[0].text = "\xED\xA0\x80";
  const auto back = extracted_from_json(nlohmann::json::parse(to_json(broken).dump()));
  ASSERT_TRUE(back);
  EXPECT_EQ(back->title, "pati\uFFFDnt");
  EXPECT_EQ(back->fields.at("veld\uFFFD").front(), "\uFFFD");
}

TEST(ExtractedJson, AListingComesBackWithItsItems) {
  Extracted feed = full();
  feed.listing.emplace();
  feed.listing->items = {
      ListedItem{"https://site.example/a"},
      ListedItem{ "",                          "oai:a:7", "2026-11-19", true},
      ListedItem{ "https://site.example/b", "b",           "2026-11-20T03:00:00Z",        false, full()}
  };
  feed.listing->more = {"https://site.example/feed?page=2"};
  feed.listing->complete = false;
  feed.listing->oai = {
      .resumption_token = "abc",
      .response_date = "2026-11-21T03:00:00Z",
      .granularity = "YYYY-MM-DD",
      .deleted_record = "persistent",
      .metadata_prefixes = {"oai_dc", "lom"}
  };
  const auto back = extracted_from_json(nlohmann::json::parse(to_json(feed).dump()));
  ASSERT_TRUE(back) << back.error().what;
  EXPECT_EQ(*back, feed);
}

TEST(ExtractedJson, TheTextsOfAListingAreMendedToo) {
  Extracted broken;
  broken.listing.emplace();
  broken.listing->items = {
      ListedItem{"https://a.nl/", "\xFF", "\xFF"}
  };
  broken.listing->more = {"\xFF"};
  broken.listing->oai.resumption_token = "\xFF";
  broken.listing->items[0].extracted.fields["veld\xFF"] = {"\xC3"};
  const auto back = extracted_from_json(nlohmann::json::parse(to_json(broken).dump()));
  ASSERT_TRUE(back) << back.error().what;
  EXPECT_EQ(back->listing->items[0].id, "\uFFFD");
  EXPECT_EQ(back->listing->oai.resumption_token, "\uFFFD");
}

TEST(ExtractedJson, OtherJsonIsMalformed) {
  nlohmann::json odd_listing = to_json(full());
  odd_listing["listing"] = {
      {"items", {5}}
  };
  for (const std::string& text : {"null"s, "[]"s, "{}"s, "{\"title\": 5}"s, odd_listing.dump()}) {
    const auto read = extracted_from_json(nlohmann::json::parse(text));
    ASSERT_FALSE(read) << text;
    EXPECT_EQ(read.error().code, Code::Malformed);
  }
}

TEST(RulesJson, ComesBackAsItWent) {
  const Rules rules = {.title = {"//h1"},
                       .title_strip = {" - x"},
                       .title_context = {"//h2"},
                       .body = {"//main"},
                       .drop = {"//nav"},
                       .drop_text = {"Delen:"},
                       .fields = {{"published", "//time"}},
                       .labelled = {"//ul"},
                       .labels = {"Kosten"}};
  EXPECT_EQ(rules_from_json(to_json(rules)), rules);
  EXPECT_FALSE(rules_from_json("x"));
}

}  // namespace
}  // namespace wegwijzer::extract
