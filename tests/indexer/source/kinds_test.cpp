#include "indexer/source/kinds.hpp"

#include <gmock/gmock.h>

#include <set>

namespace wegwijzer::source {
namespace {

TEST(Kinds, AreTheOnesThatExist) {
  std::vector<std::string_view> names;
  for (const KindRow& row : kinds()) names.push_back(row.name);
  EXPECT_THAT(names, testing::ElementsAre("site", "sitemap", "feed", "oai_pmh", "ical", "catalogue",
                                          "folder"));
}

TEST(Kinds, EachStandsInTheTableOnce) {
  std::set<Kind> seen;
  for (const KindRow& row : kinds()) {
    EXPECT_TRUE(seen.insert(row.kind).second) << row.name;
    EXPECT_EQ(name_of(row.kind), row.name);
  }
}

}  // namespace
}  // namespace wegwijzer::source
