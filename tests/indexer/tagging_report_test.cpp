#include "indexer/tagging_report.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace wegwijzer {
namespace {

tag::Tagged doubtful(const std::string& trigger) {
  tag::Tagged tagged;
  tagged.doubtful = {
      {"thema", "pijn", {"trigger", trigger, "summary", 3}}
  };
  return tagged;
}

TEST(TaggingReport, CountsEveryDoubtAndKeepsAFew) {
  TaggingReport one, other;
  one.add("https://a.example/1", doubtful("eerste"));
  for (const char* page : {"2", "3", "4"}) {
    other.add(std::string("https://a.example/") + page, doubtful("tweede"));
  }
  one.add(other);
  const Doubts& doubts = one.doubtful.at("thema:pijn");
  EXPECT_EQ(doubts.count, 4);
  ASSERT_EQ(doubts.examples.size(), maximum_doubt_examples);
  EXPECT_EQ(doubts.examples.front().url, "https://a.example/1");
  EXPECT_EQ(doubts.examples.front().evidence, (Evidence{"trigger", "eerste", "summary", 3}));
}

TEST(TaggingReport, ComesBackFromJsonAsItWas) {
  TaggingReport report;
  report.add("https://a.example/1", doubtful("eerste"));
  report.restricted = 2;
  const auto again = tagging_report_from_json(to_json(report));
  ASSERT_TRUE(again) << to_text(again.error());
  EXPECT_EQ(to_json(*again), to_json(report));
}

TEST(TaggingReport, OfAnOlderFormIsAnError) {
  auto json = to_json(TaggingReport{});
  json["doubtful"] = {
      {"thema:pijn", 4}
  };
  EXPECT_FALSE(tagging_report_from_json(json));
}

}  // namespace
}  // namespace wegwijzer
