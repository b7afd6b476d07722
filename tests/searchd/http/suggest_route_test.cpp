#include <gmock/gmock.h>
#include <spdlog/spdlog.h>

#include <nlohmann/json.hpp>

#include "raw_client.hpp"
#include "searchd/http/server.hpp"
#include "support/temp_index.hpp"

namespace wegwijzer::http {
namespace {

using nlohmann::json;
using testing::a_record;
using testing::body_of;
using testing::header_of;
using testing::status_of;

class SuggestRoute : public ::testing::Test {
 protected:
  static std::vector<Record> some_records() {
    return {
        a_record("delier", "Delier herkennen", "Onrust.", {{"thema", "stervensfase"}}
           ),
        a_record("pijn", "Pijn bij kinderen", "Pijn meten."),
    };
  }
  static void SetUpTestSuite() {
    spdlog::set_level(spdlog::level::off);
    index_ = std::make_unique<testing::TempIndex>(testing::shipped_taxonomy(), some_records());
  }
  static void TearDownTestSuite() { index_.reset(); }

  std::string get(const std::string& target, const std::string& fields = {}) {
    return server_.answer("GET " + target + " HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n", true, "")
        .bytes;
  }
  json get_json(const std::string& target) { return json::parse(body_of(get(target))); }

  inline static std::unique_ptr<testing::TempIndex> index_;
  search::CurrentGeneration current_{index_->data()};
  Server server_{current_};
};

TEST_F(SuggestRoute, AnswersSuggestions) {
  const std::string response = get("/v1/suggest?q=delier");
  EXPECT_EQ(status_of(response), 200);
  EXPECT_EQ(header_of(response, "Content-Type"), "application/json");
  EXPECT_EQ(header_of(response, "Access-Control-Allow-Origin"), "*");
  EXPECT_EQ(header_of(response, "Cache-Control"), "no-cache");
  const json answer = json::parse(body_of(response));
  EXPECT_EQ(answer["suggestions"].back()["text"], "Delier herkennen");
  EXPECT_EQ(answer["suggestions"].back()["url"], "/zoek?q=Delier%20herkennen");
  EXPECT_EQ(get_json("/v1/suggest?q=stervens&lang=en")["suggestions"], json::array());
  EXPECT_EQ(get_json("/v1/suggest?q=dying&lang=en")["suggestions"][0]["url"],
            "/zoek?lang=en&thema=stervensfase");
}

TEST_F(SuggestRoute, WithoutTextThereAreNone) {
  EXPECT_EQ(get_json("/v1/suggest"), json::parse(R"({"suggestions": []})"));
  EXPECT_EQ(get_json("/v1/suggest?q="), json::parse(R"({"suggestions": []})"));
}

TEST_F(SuggestRoute, WhatAPersonTypesIsNeverAWrongRequest) {
  const std::string kilobyte(1024, 'z');
  for (const std::string& typed :
       {std::string("%22pijn"), std::string("%00"), std::string("%FF%FE"), std::string("100%"),
        std::string("a=b"), std::string("%0D%0ASet-Cookie:a"), kilobyte,
        kilobyte + kilobyte + "%20pijn"}) {
    EXPECT_EQ(status_of(get("/v1/suggest?q=" + typed)), 200) << typed;
  }
}

TEST_F(SuggestRoute, AWrongParameterIsNamedWithASuggestion) {
  const std::string response = get("/v1/suggest?qq=pijn");
  EXPECT_EQ(status_of(response), 400);
  EXPECT_EQ(header_of(response, "Content-Type"), "application/problem+json");
  EXPECT_EQ(json::parse(body_of(response))["parameter"], "qq");
  EXPECT_EQ(json::parse(body_of(response))["hint"], "did you mean \"q\"?");
  EXPECT_EQ(get_json("/v1/suggest?q=p&thema=stervensfase")["hint"], "known: q, lang");
  EXPECT_EQ(get_json("/v1/suggest?q=p&lang=fr")["parameter"], "lang");
}

TEST_F(SuggestRoute, AnAnswerThatTheClientHasIsNotSentAgain) {
  const std::string tag = header_of(get("/v1/suggest?q=pijn"), "ETag");
  const std::string header = "If-None-Match: " + tag + "\r\n";
  EXPECT_EQ(status_of(get("/v1/suggest?q=pijn&lang=nl", header)), 304);
  EXPECT_EQ(status_of(get("/v1/suggest?q=pij", header)), 200);
  EXPECT_EQ(status_of(get("/v1/suggest?lang=en&q=pijn", header)), 200);
  EXPECT_EQ(status_of(get("/v1/search?q=pijn", header)), 200);
}

}  // namespace
}  // namespace wegwijzer::http
