#include <gmock/gmock.h>

#include <map>
#include <set>

#include <httplib.h>

#include "end_to_end/world.hpp"

namespace wegwijzer::testing {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::Not;

/// One harvest serves all tests of this file: they only read.
class HarvestedWeb : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    world = new World;
    run = new Finished(world->indexer({"run"}));
    searchd = new Searchd(world->data());
  }
  static void TearDownTestSuite() {
    delete searchd;
    delete run;
    delete world;
  }

  static json all_hits() {
    json hits = json::array();
    for (int page = 1;; ++page) {
      const auto answer = searchd->get("/v1/search?per_page=50&page=" + std::to_string(page));
      for (const auto& hit : answer.body.at("hits")) hits.push_back(hit);
      if (answer.body.at("links").at("next").is_null()) return hits;
    }
  }

  static std::string title_of(const json& hit) {
    std::string title;
    for (const auto& piece : hit.at("title")) title += piece.get<std::string>();
    return title;
  }

  static World* world;
  static Finished* run;
  static Searchd* searchd;
};

World* HarvestedWeb::world = nullptr;
Finished* HarvestedWeb::run = nullptr;
Searchd* HarvestedWeb::searchd = nullptr;

TEST_F(HarvestedWeb, EveryExpectedDocumentIsFoundWithItsTitleDateAndMediaType) {
  std::map<std::string, json> by_url;
  for (const json& hit : all_hits()) by_url[hit.at("url")] = hit;
  const auto expected = world->expected();
  EXPECT_GE(expected.size(), 60U);
  for (const json& document : expected) {
    const std::string url = document.at("url");
    ASSERT_TRUE(by_url.contains(url)) << url << "\n" << run->out << run->err;
    const json& hit = by_url[url];
    EXPECT_EQ(title_of(hit), document.at("title")) << url;
    EXPECT_EQ(hit.at("published").is_null() ? "" : hit.at("published").get<std::string>(),
              document.at("published"))
        << url;
    EXPECT_EQ(hit.at("media_type"), document.at("media_type")) << url;
    EXPECT_EQ(hit.at("source").at("id"), document.at("source")) << url;
  }
}

TEST_F(HarvestedWeb, NothingElseIsInTheIndex) {
  std::set<std::string> expected;
  for (const json& document : world->expected()) expected.insert(document.at("url"));
  for (const json& hit : all_hits()) {
    EXPECT_TRUE(expected.contains(hit.at("url"))) << hit.at("url");
  }
}

TEST_F(HarvestedWeb, EachDocumentIsTheFirstAnswerToAPhraseOfIts) {
  int first = 0, asked = 0;
  for (const json& document : world->expected()) {
    const httplib::Params query{
        {"q", document.at("phrase")}
    };
    const auto answer = searchd->get(httplib::append_query_params("/v1/search", query));
    ASSERT_EQ(answer.status, 200) << answer.text;
    ++asked;
    const json& hits = answer.body.at("hits");
    if (!hits.empty() && hits[0].at("url") == document.at("url")) ++first;
  }
  // A phrase is a sentence of one document; a few share most of their words with another.
  EXPECT_GE(first, asked * 95 / 100) << first << " of " << asked;
}

TEST_F(HarvestedWeb, BoilerplateIsNoText) {
  for (const json& document : world->expected()) {
    const auto why = world->indexer({"preview", document.at("url")});
    const json record = json::parse(why.out, nullptr, false);
    ASSERT_FALSE(record.is_discarded()) << why.err;
    EXPECT_THAT(record.at("text").get<std::string>(), HasSubstr(document.at("phrase")));
    EXPECT_THAT(record.at("text").get<std::string>(), Not(HasSubstr(document.at("boilerplate"))));
    if (document.at("url").get<std::string>().ends_with("inleiding"))
      break;  // each takes a process
  }
}

TEST_F(HarvestedWeb, WhatRobotsForbidsIsNeverAsked) {
  for (const LoggedRequest& request : world->web().requests()) {
    EXPECT_THAT(request.target, Not(::testing::StartsWith("/intern/"))) << request.host;
    EXPECT_THAT(request.header("user-agent"), HasSubstr("+http"));
  }
}

TEST_F(HarvestedWeb, ASecondRunAsksConditionallyAndPublishesNothing) {
  world->web().clear_requests();
  const auto again = world->indexer({"run"});
  EXPECT_THAT(again.out, HasSubstr("unchanged generation")) << again.out << again.err;
  int unchanged = 0;
  for (const LoggedRequest& request : world->web().requests("richtlijnen.localhost")) {
    // A redirect has no document that could be unchanged.
    if (request.target == "/robots.txt" || request.status == 302) continue;
    EXPECT_NE(request.header("if-none-match"), "") << request.target;
    EXPECT_EQ(request.status, 304) << request.target;
    ++unchanged;
  }
  EXPECT_GT(unchanged, 10);
}

TEST_F(HarvestedWeb, AFullRunAsksForEverythingAndStillPublishesNothing) {
  world->web().clear_requests();
  const auto full = world->indexer({"run", "--full"});
  EXPECT_THAT(full.out, HasSubstr("unchanged generation")) << full.out << full.err;
  for (const LoggedRequest& request : world->web().requests()) {
    EXPECT_EQ(request.header("if-none-match"), "") << request.target;
  }
}

TEST_F(HarvestedWeb, CommandLineAndHttpGiveTheSame) {
  const std::vector<std::string> query{"search", "pijn bij kinderen", "--json"};
  std::vector<std::string> remote = query;
  remote.insert(remote.end(), {"--server", searchd->url()});
  json local_answer = json::parse(world->cli(query).out);
  json remote_answer = json::parse(world->cli(remote).out);
  json http_answer = searchd->get("/v1/search?q=pijn%20bij%20kinderen").body;
  for (json* answer : {&local_answer, &remote_answer, &http_answer}) answer->erase("took_ms");
  EXPECT_GT(local_answer.at("total"), 0);
  EXPECT_EQ(local_answer, remote_answer);
  EXPECT_EQ(local_answer, http_answer);
}

TEST_F(HarvestedWeb, FacetsOnTheCommandLineAndByHttpAreTheSame) {
  const auto local = json::parse(world->cli({"facets", "--json"}).out);
  EXPECT_EQ(local, searchd->get("/v1/facets").body);
}

TEST_F(HarvestedWeb, SuggestionsOnTheCommandLineAndByHttpAreTheSame) {
  const std::vector<std::string> typed{"suggest", "pal", "--json"};
  std::vector<std::string> remote = typed;
  remote.insert(remote.end(), {"--server", searchd->url()});
  const auto local_answer = json::parse(world->cli(typed).out);
  EXPECT_GT(local_answer.at("suggestions").size(), 0U);
  EXPECT_EQ(local_answer, json::parse(world->cli(remote).out));
  EXPECT_EQ(local_answer, searchd->get("/v1/suggest?q=pal").body);
}

TEST_F(HarvestedWeb, SuggestEndsWithStatusOneWhereThereIsNothing) {
  const auto nothing = world->cli({"suggest", "qqqqqq"});
  EXPECT_EQ(nothing.status, 1);
  EXPECT_EQ(nothing.out, "");
  EXPECT_EQ(world->cli({"suggest"}).status, 2);
}

TEST_F(HarvestedWeb, ADocumentTellsItsTagsWithTheirEvidence) {
  const auto answer = searchd->get("/v1/search?q=delier&per_page=1");
  const std::string id = answer.body.at("hits").at(0).at("id");
  const auto document = searchd->get("/v1/documents/" + id);
  ASSERT_EQ(document.status, 200) << document.text;
  EXPECT_FALSE(document.body.at("tags").empty());
  for (const auto& [facet, tags] : document.body.at("tags").items()) {
    for (const auto& tag : tags) EXPECT_FALSE(tag.at("evidence").at("from").empty()) << facet;
  }
}

}  // namespace
}  // namespace wegwijzer::testing
