#include "indexer/extract/json_repair.hpp"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

namespace wegwijzer::extract {
namespace {

using nlohmann::json;

struct BrokenCase {
  const char* name;
  const char* written;
  const char* meant;
};

void PrintTo(const BrokenCase& c, std::ostream* out) { *out << c.written; }

class BrokenJson : public testing::TestWithParam<BrokenCase> {};

TEST_P(BrokenJson, IsReadAsMeant) {
  const auto repaired = json::parse(repaired_json(GetParam().written), nullptr, false);
  EXPECT_EQ(repaired, json::parse(GetParam().meant));
}

INSTANTIATE_TEST_SUITE_P(
    Wild, BrokenJson,
    testing::Values(
        BrokenCase{"CdataInComments", "//<![CDATA[\n{\"a\":1}\n//]]>", R"({"a":1})"},
        BrokenCase{"Cdata", "<![CDATA[{\"a\":1}]]>", R"({"a":1})"},
        BrokenCase{"HtmlComment", "<!-- {\"a\":1} -->", R"({"a":1})"},
        BrokenCase{"Semicolon", R"({"a":1};)", R"({"a":1})"},
        BrokenCase{"ByteOrderMark", "\xEF\xBB\xBF{\"a\":1}", R"({"a":1})"},
        BrokenCase{"TrailingCommas", "{\"a\":[1,2,\n],\"b\":{\"c\":3,},}",
                   R"({"a":[1,2],"b":{"c":3}})"},
        BrokenCase{"Comments", "{/* x, } */\"a\":1, // y\n\"b\":2}", R"({"a":1,"b":2})"},
        BrokenCase{"CommentBeforeBracket", "{\"a\":1, /* x */}", R"({"a":1})"},
        BrokenCase{"NoCommentInText", R"({"a":"https://x.nl/*y*/"})",
                   R"({"a":"https://x.nl/*y*/"})"},
        BrokenCase{"NoCommaInText", R"({"a":"x,}"})", R"({"a":"x,}"})"},
        BrokenCase{"LineEndInText", "{\"a\":\"een\ntwee\tdrie\"}", R"({"a":"een\ntwee drie"})"},
        BrokenCase{"EscapedApostrophe", R"({"a":"foto\'s"})", R"({"a":"foto's"})"},
        BrokenCase{"EscapesStay", R"({"a":"\"\\\u00eb\n"})", R"({"a":"\"\\\u00eb\n"})"},
        BrokenCase{"EscapedAsHtml", "{&quot;a&quot;:&quot;V&amp;VN&quot;}", R"({"a":"V&VN"})"},
        BrokenCase{"QuotesInText", R"({"a":"Het "grote", mooie "boek": deel 2","b":["x "y" z"]})",
                   R"({"a":"Het \"grote\", mooie \"boek\": deel 2","b":["x \"y\" z"]})"},
        BrokenCase{"CutOffInAText", R"({"a":{"b":[1,{"c":"x"},{"d":"half)",
                   R"({"a":{"b":[1,{"c":"x"},{"d":null}]}})"},
        BrokenCase{"CutOffInAKey", R"({"a":1,"b)", R"({"a":1})"},
        BrokenCase{"CutOffBehindAKey", R"({"a":1,"b")", R"({"a":1,"b":null})"},
        BrokenCase{"CutOffInANumber", R"({"a":[1,2)", R"({"a":[1]})"},
        BrokenCase{"MissingBracket", R"({"a":{"b":[1,{"c":2}})", R"({"a":{"b":[1,{"c":2}]}})"},
        BrokenCase{"BracketTooMany", R"({"a":[1}]}})", R"({"a":[1]})"},
        BrokenCase{"SeveralValues", "{\"a\":1}\n{\"b\":2},{\"c\":3};",
                   R"([{"a":1},{"b":2},{"c":3}])"},
        BrokenCase{"SingleQuotes", R"({'a':'foto's van "x"','b':['c']})",
                   R"({"a":"foto's van \"x\"","b":["c"]})"},
        BrokenCase{"QuotesInTextStay", R"({"a":"&quot;"})", R"({"a":"&quot;"})"}),
    [](const auto& tested) { return tested.param.name; });

TEST(BrokenJsonComma, ThatIsMissingIsNotGuessed) {
  const auto repaired = repaired_json(R"({"a":"x" "b":"y","c":"z"})");
  EXPECT_FALSE(json::accept(repaired)) << repaired;
}

TEST(BrokenJsonHostile, EndsAnywhere) {
  const std::string whole = "//<![CDATA[\n{/*x*/\"a\\\"\":[1,],}\n//]]>";
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const std::string repaired = repaired_json(std::string_view(whole).substr(0, size));
    EXPECT_LE(repaired.size(), 2 * size + 8) << repaired;
  }
}

TEST(BrokenJsonHostile, AMillionOfAnything) {
  for (const char* part : {"[", "{", "]", "\"", "'", "\",", "\\", "{\"a\":", "{}", "\" ", "/*"}) {
    std::string whole;
    while (whole.size() < 1'000'000) whole += part;
    EXPECT_LE(repaired_json(whole).size(), 3 * whole.size()) << part;
  }
}

TEST(JsonDepth, CountsBracketsOutsideTexts) {
  EXPECT_EQ(json_depth(R"({"a":["[[[["]})"), 2u);
  EXPECT_EQ(json_depth(R"({"a":"\"[[["})"), 1u);
  EXPECT_EQ(json_depth("]]]]["), 1u);
  EXPECT_EQ(json_depth(""), 0u);
}

}  // namespace
}  // namespace wegwijzer::extract
