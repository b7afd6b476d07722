#include "searchd/http/server.hpp"

#include <gmock/gmock.h>
#include <spdlog/spdlog.h>

#include <atomic>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <thread>

#include "raw_client.hpp"
#include "searchd/http/client_network.hpp"
#include "searchd/http/routes.hpp"
#include "support/temp_dir.hpp"
#include "support/temp_index.hpp"

namespace wegwijzer::http {
namespace {

using nlohmann::json;
using testing::a_record;
using testing::body_of;
using ::testing::HasSubstr;
using testing::header_of;
using ::testing::MatchesRegex;
using ::testing::Not;
using ::testing::StartsWith;
using testing::status_of;
using testing::TempIndex;

std::vector<Record> some_records() {
  return {
      a_record("delier", "Delier in de stervensfase", "Onrust en verwardheid.",
               {{"niveau", "hbo"},     {"soort", "richtlijn"}},
                 "2024-05-01"),
      a_record("pijn", "Pijn bij kinderen", "Pijn meten en behandelen.",
               {{"niveau", "mbo"},                     {"soort", "webinar"}},
                 "2023"),
      a_record("rouw", "Rouw <b>en</b> verlies", "Rouw na de dood.", {{"niveau", "hbo"}}
                 )
  };
}

class ServerTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    spdlog::set_level(spdlog::level::off);
    index_ = std::make_unique<TempIndex>(testing::shipped_taxonomy(), some_records());
  }
  static void TearDownTestSuite() { index_.reset(); }

  std::string ask(const std::string& line, const std::string& fields = {}) {
    return server_.answer(line + " HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n", true, local_network)
        .bytes;
  }
  std::string get(const std::string& target, const std::string& fields = {}) {
    return ask("GET " + target, fields);
  }
  json get_json(const std::string& target) { return json::parse(body_of(get(target))); }

  inline static std::unique_ptr<TempIndex> index_;
  search::CurrentGeneration current_{index_->data()};
  Server server_{current_};
};

TEST_F(ServerTest, SearchAnswersHits) {
  const std::string response = get("/v1/search?q=delier&niveau=hbo");
  EXPECT_EQ(status_of(response), 200);
  EXPECT_EQ(header_of(response, "Content-Type"), "application/json");
  EXPECT_EQ(header_of(response, "Access-Control-Allow-Origin"), "*");
  const json answer = json::parse(body_of(response));
  EXPECT_EQ(answer["total"], 1);
  EXPECT_EQ(answer["hits"][0]["title"], json({"", "Delier", " in de stervensfase"}));
  EXPECT_EQ(answer["links"]["page"], "/zoek?niveau=hbo&q=delier");
}

TEST_F(ServerTest, EveryAnswerHasAnIdOfItsOwn) {
  std::set<std::string> ids;
  for (const char* target : {"/zoek", "/v1/search", "/nothing", "/v1/search?page=x", "/"}) {
    const std::string id = header_of(get(target), "X-Request-Id");
    EXPECT_THAT(id, MatchesRegex("[0-9a-f]{16}"));
    ids.insert(id);
  }
  EXPECT_EQ(ids.size(), 5u);
  EXPECT_NE(header_of(get("/healthz", "X-Request-Id: mine\r\n"), "X-Request-Id"), "mine");
}

TEST_F(ServerTest, WhatAPersonTypesIsNeverAWrongRequest) {
  for (const char* text : {"%22pijn", "((", "pijn+AND+", "*", "%00", "%FF%FE", "wat?", "100%",
                           "title:x", "-", "pijn+OR+OR+NOT", "%0D%0ASet-Cookie:a", "a=b"}) {
    for (const char* path : {"/v1/search?q=", "/zoek?q="}) {
      const std::string response = get(path + std::string(text));
      EXPECT_EQ(status_of(response), 200) << path << text;
      EXPECT_THAT(response, Not(HasSubstr("\r\nSet-Cookie")));
    }
  }
}

TEST_F(ServerTest, AWrongParameterIsNamedWithASuggestion) {
  const std::string response = get("/v1/search?niveua=hbo");
  EXPECT_EQ(status_of(response), 400);
  EXPECT_EQ(header_of(response, "Content-Type"), "application/problem+json");
  EXPECT_EQ(header_of(response, "Cache-Control"), "no-store");
  json problem = json::parse(body_of(response));
  EXPECT_EQ(problem["request_id"], header_of(response, "X-Request-Id"));
  problem.erase("request_id");
  EXPECT_EQ(problem, json::parse(R"({"type": "about:blank", "title": "Bad Request", "status": 400,
      "detail": "unknown parameter \"niveua\"", "parameter": "niveua",
      "hint": "did you mean \"niveau\"?"})"));
  EXPECT_EQ(get_json("/v1/search?niveau=hb")["parameter"], "niveau");
  EXPECT_EQ(get_json("/v1/search?per_page=101")["parameter"], "per_page");
}

TEST_F(ServerTest, OfARepeatedParameterTheLastCounts) {
  EXPECT_EQ(get_json("/v1/search?q=delier&q=pijn")["query"]["text"], "pijn");
}

TEST_F(ServerTest, AnAnswerThatTheClientHasIsNotSentAgain) {
  const std::string first = get("/v1/search?q=pijn&niveau=mbo");
  const std::string tag = header_of(first, "ETag");
  ASSERT_THAT(tag, StartsWith("W/\""));
  for (const std::string& known : {tag, "\"other\", " + tag, tag.substr(2), std::string("*")}) {
    const std::string again =
        get("/v1/search?niveau=mbo&q=pijn", "If-None-Match: " + known + "\r\n");
    EXPECT_EQ(status_of(again), 304) << "the order of parameters is no matter";
    EXPECT_EQ(body_of(again), "");
    EXPECT_EQ(header_of(again, "ETag"), tag);
    EXPECT_EQ(header_of(again, "Content-Length"), "");
    EXPECT_EQ(header_of(again, "Vary"), header_of(first, "Vary")) << "RFC 9110 section 15.4.5";
  }
  const std::string header = "If-None-Match: " + tag + "\r\n";
  EXPECT_EQ(status_of(get("/v1/search?q=pijn", header)), 200);
  EXPECT_EQ(status_of(get("/zoek?niveau=mbo&q=pijn", header)), 200);
  index_->publish(some_records());
  EXPECT_EQ(status_of(get("/v1/search?q=pijn&niveau=mbo", header)), 200) << "a new generation";
}

TEST_F(ServerTest, NoHeaderValueComesBack) {
  const std::string response =
      get("/zoek", "If-None-Match: a%0d%0aX-Evil: b\r\nReferer: r%0d%0aX-Evil: b\r\n");
  EXPECT_THAT(response, Not(HasSubstr("X-Evil")));
}

TEST_F(ServerTest, RangesAreIgnored) {
  std::string ranges = "Range: bytes=0-";
  for (int i = 0; i < 1300; ++i) ranges += ",0-";
  const std::string whole = get("/a/stijl.css");
  const std::string response = get("/a/stijl.css", ranges + "\r\n");
  EXPECT_EQ(status_of(response), 200);
  EXPECT_EQ(body_of(response), body_of(whole));
}

TEST_F(ServerTest, HeadIsGetWithoutTheBody) {
  for (const char* path : {"/zoek", "/v1/facets", "/healthz", "/a/stijl.css", "/nothing"}) {
    const std::string with_body = get(path);
    const std::string head = ask("HEAD " + std::string(path));
    EXPECT_EQ(status_of(head), status_of(with_body)) << path;
    EXPECT_EQ(header_of(head, "Content-Type"), header_of(with_body, "Content-Type"));
    EXPECT_EQ(header_of(head, "Content-Length"), header_of(with_body, "Content-Length"));
    EXPECT_EQ(body_of(head), "");
  }
}

TEST_F(ServerTest, AnotherMethodIsToldWhatIsPossible) {
  for (const char* method : {"POST", "PUT", "DELETE", "OPTIONS", "PATCH"}) {
    const std::string response = ask(std::string(method) + " /v1/search");
    EXPECT_EQ(status_of(response), 405) << method;
    EXPECT_EQ(header_of(response, "Allow"), "GET, HEAD");
  }
}

TEST_F(ServerTest, AMethodThatNobodyKnowsIsAProblemToo) {
  const std::string response = ask("BREW /zoek");
  EXPECT_EQ(status_of(response), 400);
  EXPECT_EQ(header_of(response, "Content-Type"), "application/problem+json");
}

TEST_F(ServerTest, AnUnknownAddressGetsASuggestion) {
  EXPECT_EQ(get_json("/v1/serch")["hint"], "did you mean \"/v1/search\"?");
  EXPECT_FALSE(get_json("/completely/else").contains("hint"));
  EXPECT_EQ(status_of(get("/v1/search/")), 404);
  EXPECT_EQ(status_of(get("/zoek/../v1/search")), 404);
}

TEST_F(ServerTest, ABrowserGetsAPageAboutAnUnknownAddress) {
  const std::string response = get("/zoeken", "Accept: text/html,*/*;q=0.8\r\n");
  EXPECT_EQ(status_of(response), 404);
  EXPECT_THAT(body_of(response), HasSubstr("<h1>Deze pagina bestaat niet</h1>"));
}

TEST_F(ServerTest, FacetsListsTheTaxonomyWithCounts) {
  const json facets = get_json("/v1/facets")["facets"];
  ASSERT_FALSE(facets.empty());
  EXPECT_EQ(facets[0]["id"], "doelgroep");
  EXPECT_EQ(get_json("/v1/facets?lang=nl")["parameter"], "lang");
}

TEST_F(ServerTest, ExplainTellsWhereAPageIsAndWhy) {
  const std::string target =
      "/v1/explain?niveau=hbo&q=delier&url=https%3A%2F%2Fvoorbeeld.nl%2Fdelier";
  const std::string response = get(target);
  EXPECT_EQ(status_of(response), 200);
  const json answer = json::parse(body_of(response));
  EXPECT_EQ(answer["rank"], 1);
  EXPECT_EQ(answer["explanation"]["matches"][0]["words"], json({"delier"}));
  EXPECT_NEAR(answer["explanation"]["score"].get<double>(),
              get_json("/v1/search?q=delier")["hits"][0]["score"].get<double>(), 1e-6);
  EXPECT_EQ(status_of(get(target, "If-None-Match: " + header_of(response, "ETag") + "\r\n")), 304);
  const std::string other = get(target + "2");
  EXPECT_NE(header_of(other, "ETag"), header_of(response, "ETag"));
  EXPECT_EQ(json::parse(body_of(other))["reasons"][0]["code"], "never_seen");
  EXPECT_EQ(get_json("/v1/explain?q=delier")["parameter"], "url");
}

TEST_F(ServerTest, SimilarGivesHitsForARecordAlone) {
  const std::string id = get_json("/v1/search?q=delier")["hits"][0]["id"];
  const std::string target = "/v1/documents/" + id + "/similar?per_page=5";
  const std::string response = get(target);
  EXPECT_EQ(status_of(response), 200);
  const json answer = json::parse(body_of(response));
  EXPECT_EQ(answer["total"], answer["hits"].size());
  for (const json& hit : answer["hits"]) EXPECT_NE(hit["id"], id);
  EXPECT_EQ(status_of(get(target, "If-None-Match: " + header_of(response, "ETag") + "\r\n")), 304);
  EXPECT_EQ(get_json("/v1/documents/" + id + "/similar?q=x")["parameter"], "q");
  for (const char* unknown : {"abc", "%2F", "a/b", "similar"}) {
    EXPECT_EQ(status_of(get("/v1/documents/" + std::string(unknown) + "/similar")), 404) << unknown;
  }
  EXPECT_EQ(header_of(ask("POST /v1/documents/" + id + "/similar"), "Allow"), "GET, HEAD");
}

TEST_F(ServerTest, DocumentIsARecordWithItsEvidence) {
  const std::string id = get_json("/v1/search?q=delier")["hits"][0]["id"];
  const json document = get_json("/v1/documents/" + id);
  EXPECT_EQ(document["url"], "https://voorbeeld.nl/delier");
  for (const char* unknown : {"abc", "", "%00", "../secret"}) {
    const std::string response = get("/v1/documents/" + std::string(unknown));
    EXPECT_EQ(status_of(response), 404) << unknown;
    EXPECT_EQ(header_of(response, "Access-Control-Allow-Origin"), "*");
  }
}

TEST_F(ServerTest, DocumentTakesNoParameters) {
  const std::string id = get_json("/v1/search?q=delier")["hits"][0]["id"];
  const std::string response = get("/v1/documents/" + id + "?x=1");
  EXPECT_EQ(status_of(response), 400);
  const json problem = json::parse(body_of(response));
  EXPECT_EQ(problem["detail"], "/v1/documents/{id} takes no parameters");
  EXPECT_EQ(problem["parameter"], "x");
}

TEST_F(ServerTest, EveryAnswerHasADate) {
  for (const char* target : {"/zoek", "/v1/search", "/nothing", "/v1/search?page=x", "/"}) {
    EXPECT_THAT(header_of(get(target), "Date"),
                MatchesRegex("[A-Z][a-z]+, [0-9]+ [A-Z][a-z]+ 20[0-9]+ [0-9:]+ GMT"))
        << target;
  }
}

TEST_F(ServerTest, SearchPageHasTheHitsAndAStrictPolicy) {
  const std::string response = get("/zoek?q=rouw&niveau=hbo");
  EXPECT_EQ(status_of(response), 200);
  EXPECT_EQ(header_of(response, "Content-Type"), "text/html; charset=utf-8");
  EXPECT_THAT(header_of(response, "Content-Security-Policy"), StartsWith("default-src 'none'; "));
  EXPECT_EQ(header_of(response, "Referrer-Policy"), "no-referrer");
  EXPECT_THAT(response, HasSubstr("1 resultaat voor ‘rouw’"));
  EXPECT_THAT(response, HasSubstr("<mark>Rouw</mark> &lt;b&gt;en&lt;/b&gt; <mark>verlies</mark>"));
}

TEST_F(ServerTest, SearchPageSearchesWithoutWhatItDoesNotKnow) {
  const std::string page =
      body_of(get("/zoek?q=rouw&niveau=hbo&niveau=zzz&kleur=rood&page=x&utm_source=brief"));
  EXPECT_THAT(page, HasSubstr("1 resultaat voor ‘rouw’"));
  EXPECT_THAT(page, HasSubstr("We kennen ‘zzz’ niet bij ‘Niveau’."));
  EXPECT_THAT(page, HasSubstr("We kennen het filter ‘kleur’ niet."));
  EXPECT_THAT(page, HasSubstr("We kennen het filter ‘page’ niet."));
  EXPECT_THAT(page, Not(HasSubstr("utm_source")));
}

TEST_F(ServerTest, SearchPageBearsAnyNumberOfUnknownParameters) {
  std::string target = "/zoek?q=rouw";
  for (int i = 0; i < 1000; ++i) target += "&a" + std::to_string(i) + "=1";
  EXPECT_THAT(body_of(get(target)), HasSubstr("voor ‘rouw’"));
}

TEST_F(ServerTest, RootLeadsToTheSearchPage) {
  const std::string response = get("/");
  EXPECT_EQ(status_of(response), 302);
  EXPECT_EQ(header_of(response, "Location"), "/zoek");
}

TEST_F(ServerTest, AssetsMayBeKeptForEverWhenTheAddressNamesTheirBytes) {
  const std::string page = get("/zoek");
  const std::size_t begin = page.find("/a/");
  const std::string path = page.substr(begin, page.find('"', begin) - begin);
  const std::string hashed = get(path);
  EXPECT_EQ(status_of(hashed), 200);
  EXPECT_EQ(header_of(hashed, "Content-Type"), "text/css; charset=utf-8");
  EXPECT_THAT(header_of(hashed, "Cache-Control"), HasSubstr("immutable"));
  EXPECT_EQ(header_of(get("/a/stijl.css"), "Cache-Control"), "public, max-age=300");
  EXPECT_EQ(header_of(get("/a/0123456789abcdef/stijl.css"), "Cache-Control"),
            "public, max-age=300");
  for (const char* unknown : {"/a/", "/a/x.css", "/a/../main.cpp", "/a/%2e%2e/main.cpp"}) {
    EXPECT_EQ(status_of(get(unknown)), 404) << unknown;
  }
  EXPECT_EQ(status_of(get("/favicon.ico")), 204);
}

TEST_F(ServerTest, CompressesForWhoAsks) {
  const std::string response = get("/zoek", "Accept-Encoding: br, gzip\r\n");
  EXPECT_EQ(header_of(response, "Content-Encoding"), "gzip");
  EXPECT_EQ(header_of(response, "Vary"), "Accept-Encoding");
  EXPECT_LT(body_of(response).size(), body_of(get("/zoek")).size());
}

TEST_F(ServerTest, KeepsOrClosesAsTheFrontSays) {
  const std::string request = "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n";
  EXPECT_EQ(header_of(server_.answer(request, true, local_network).bytes, "Connection"), "");
  EXPECT_EQ(header_of(server_.answer(request, false, local_network).bytes, "Connection"), "close");
  EXPECT_EQ(header_of(server_.answer("GET /healthz HTTP/1.0\r\n\r\n", true, local_network).bytes,
                      "Connection"),
            "keep-alive");
}

TEST_F(ServerTest, ReadyNamesTheGeneration) {
  const json ready = get_json("/readyz");
  EXPECT_EQ(ready["status"], "ready");
  EXPECT_EQ(ready["documents"], 3);
  EXPECT_EQ(ready["generation"], get_json("/v1/search")["generation"]);
}

TEST(ServerWithoutIndex, SaysSoAndNoticesTheFirstOne) {
  spdlog::set_level(spdlog::level::off);
  const testing::TempDir empty;
  const auto data = empty.path() / "data";
  search::CurrentGeneration current(data);
  Server server(current);
  const auto get = [&](const std::string& path) {
    return server.answer("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n", true, local_network).bytes;
  };
  EXPECT_EQ(status_of(get("/healthz")), 200);
  for (const char* path : {"/readyz", "/v1/search", "/v1/facets", "/v1/documents/a", "/zoek"}) {
    EXPECT_EQ(status_of(get(path)), 503) << path;
    EXPECT_EQ(header_of(get(path), "Retry-After"), "30") << path;
  }
  EXPECT_THAT(body_of(get("/v1/search")), Not(HasSubstr(empty.path().string())));
  EXPECT_THAT(body_of(get("/zoek")), HasSubstr("<h1>Zoeken lukt nu niet</h1>"));

  const TempIndex index(testing::shipped_taxonomy(), some_records());
  std::filesystem::create_directory_symlink(index.data(), data);
  EXPECT_EQ(status_of(get("/readyz")), 200);
  EXPECT_EQ(status_of(get("/v1/search")), 200);
}

TEST(Servers, AnswerFromOneGenerationWhileOthersArePublished) {
  spdlog::set_level(spdlog::level::off);
  TempIndex index(testing::shipped_taxonomy(), some_records());
  search::CurrentGeneration current(index.data());
  std::atomic<bool> stop = false;
  std::atomic<int> asked = 0;
  std::atomic<int> failed = 0;
  const auto ask = [&] {
    Server server(current);
    while (!stop) {
      const std::string response =
          server
              .answer("GET /v1/search?per_page=100 HTTP/1.1\r\nHost: x\r\n\r\n", true,
                      local_network)
              .bytes;
      const json answer = json::parse(body_of(response), nullptr, false);
      const bool whole = status_of(response) == 200 && answer["hits"].size() == answer["total"];
      if (!whole) ++failed;
      ++asked;
    }
  };
  std::thread first(ask);
  std::thread second(ask);
  std::vector<Record> records = some_records();
  for (int i = 0; i < 10; ++i) {
    records.push_back(a_record("extra" + std::to_string(i), "Extra", "Meer tekst."));
    index.publish(records);
  }
  stop = true;
  first.join();
  second.join();
  EXPECT_GT(asked, 0);
  EXPECT_EQ(failed, 0);
}

TEST(Routes, EachIsFoundByItsOwnPath) {
  for (const Route& route : routes()) {
    EXPECT_EQ(find_route(route.method, route.path), &route);
    EXPECT_EQ(find_route("HEAD", route.path), route.method == "GET" ? &route : nullptr);
    EXPECT_EQ(allowed_methods(route.path), "GET, HEAD");
  }
  EXPECT_EQ(find_route("GET", "/v1/searching"), nullptr);
}

TEST(Routes, EveryRouteFileIsInTheTable) {
  std::string headers;
  std::ifstream table(PROJECT_DIR "/searchd/http/routes.cpp");
  const std::string text{std::istreambuf_iterator<char>(table), {}};
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(PROJECT_DIR "/searchd/http")) {
    const std::string name = entry.path().stem().string();
    if (entry.path().extension() != ".cpp" || !name.ends_with("_route")) continue;
    const std::string noun = name.substr(0, name.size() - std::string("_route").size());
    const std::string singular =
        noun.ends_with('s') && noun != "facets" ? noun.substr(0, noun.size() - 1) : noun;
    EXPECT_THAT(text, HasSubstr("get_" + singular)) << entry.path();
    ++files;
  }
  EXPECT_GE(files, 6);
}

}  // namespace
}  // namespace wegwijzer::http
