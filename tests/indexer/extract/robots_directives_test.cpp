#include "indexer/extract/robots_directives.hpp"

#include <gmock/gmock.h>

namespace wegwijzer::extract {

void PrintTo(const RobotsDirectives& robots, std::ostream* out) {
  *out << "index " << !robots.no_index << " follow " << !robots.no_follow << " snippet "
       << !robots.no_snippet;
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

constexpr RobotsDirectives nothing = {};
constexpr RobotsDirectives no_index = {.no_index = true};
constexpr RobotsDirectives no_snippet = {.no_snippet = true};
constexpr RobotsDirectives neither = {.no_index = true, .no_follow = true};

INSTANTIATE_TEST_SUITE_P(
    Robots, Directives,
    testing::Values(Case{"Index", "index, follow, noarchive", nothing, nothing},
                    Case{"NoIndex", "NoIndex", no_index, no_index},
                    Case{"None", "none", neither, neither},
                    Case{"Both", "noindex,nofollow", neither, neither},
                    Case{"NoSnippet", "nosnippet", no_snippet, no_snippet},
                    Case{"SnippetOfNothing", "max-snippet:0", no_snippet, no_snippet},
                    Case{"SnippetOfSomething", "max-snippet:50, max-image-preview:large", nothing,
                         nothing},
                    Case{"AnotherRobot", "badbot: noindex, nofollow", {.no_follow = true}, nothing},
                    Case{"OurName", "badbot: noindex, Wegwijzer: none", nothing, neither},
                    Case{"DateIsNoRobot", "unavailable_after: 25 Jun 2030 15:00:00 PST, noindex",
                         no_index, no_index},
                    Case{"Empty", "", nothing, nothing}, Case{"Commas", ",,,", nothing, nothing}),
    [](const auto& tested) { return tested.param.name; });

}  // namespace
}  // namespace wegwijzer::extract
