#include "indexer/extract/extracted.hpp"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "indexer/extract/rules.hpp"

namespace wegwijzer::extract {
namespace {

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

TEST(ExtractedJson, OtherJsonIsMalformed) {
  for (const char* text : {"null", "[]", "{}", "{\"title\": 5}"}) {
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
