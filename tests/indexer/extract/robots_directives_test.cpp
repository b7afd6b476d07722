#include "indexer/extract/robots_directives.hpp"

#include <gmock/gmock.h>

namespace wegwijzer::extract {

void PrintTo(const RobotsDirectives& robots, std::ostream* out) {
  *out << "index " << !robots.no_index << " follow " << !robots.no_follow << " snippet "
       << !robots.no_snippet << " until " << robots.unavailable_after;
}

namespace {

struct Case {
  const char* name;
  const char* value;
  RobotsDirectives meta;
  RobotsDirectives header;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.value; }

class Directives : public testing::TestWithParam<Case> {};

TEST_P(Directives, AsMetaAndAsHeader) {
  RobotsDirectives meta, header;
  meta.add(GetParam().value);
  header.add_header(GetParam().value);
  EXPECT_EQ(meta, GetParam().meta);
  EXPECT_EQ(header, GetParam().header);
}

const RobotsDirectives nothing = {};
const RobotsDirectives no_index = {.no_index = true};
const RobotsDirectives no_snippet = {.no_snippet = true};
const RobotsDirectives neither = {.no_index = true, .no_follow = true};

const RobotsDirectives over_and_out = {.no_index = true, .unavailable_after = "2030-06-25"};

INSTANTIATE_TEST_SUITE_P(
    Robots, Directives,
    testing::Values(
        Case{"Index", "index, follow, noarchive", nothing, nothing},
        Case{"NoIndex", "NoIndex", no_index, no_index}, Case{"None", "none", neither, neither},
        Case{"Both", "noindex,nofollow", neither, neither},
        Case{"NoSnippet", "nosnippet", no_snippet, no_snippet},
        Case{"SnippetOfNothing", "max-snippet:0", no_snippet, no_snippet},
        Case{"SnippetOfSomething", "max-snippet:50, max-image-preview:large", nothing, nothing},
        Case{"AnotherRobot", "badbot: noindex, nofollow", {.no_follow = true}, nothing},
        Case{"OurName", "badbot: noindex, Wegwijzer: none", nothing, neither},
        Case{"DateIsNoRobot", "unavailable_after: 25 Jun 2030 15:00:00 PST, noindex", over_and_out,
             over_and_out},
        Case{"DateBehindItsDay", "Unavailable_After: Tuesday, 25-Jun-2030 15:00:00 PST, noindex",
             over_and_out, over_and_out},
        Case{"DateBehindAWordIsNoRobot", "unavailable_after: op, 25-jun-2030 15:00:00, noindex",
             no_index, no_index},
        Case{"NoDate", "unavailable_after: ooit, noindex", no_index, no_index},
        Case{"Empty", "", nothing, nothing}, Case{"Commas", ",,,", nothing, nothing}),
    [](const auto& tested) { return tested.param.name; });

TEST(RobotsHeader, ANameSpeaksForItsOwnLineOnly) {
  RobotsDirectives header;
  header.add_header("googlebot: nofollow\nnoindex\nbadbot: nosnippet");
  EXPECT_EQ(header, no_index);
}

TEST(RobotsHeader, IsOverAfterItsDay) {
  RobotsDirectives header;
  header.add_header("unavailable_after: 25 Jun 2010 15:00:00 PST");
  EXPECT_FALSE(header.keeps_out(Time()));
  EXPECT_FALSE(header.keeps_out(from_iso("2010-06-25T12:00:00Z").value()));
  EXPECT_TRUE(header.keeps_out(from_iso("2010-06-26T12:00:00Z").value()));
}

}  // namespace
}  // namespace wegwijzer::extract
