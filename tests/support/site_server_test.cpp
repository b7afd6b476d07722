#include "support/site_server.hpp"

#include <curl/curl.h>
#include <gmock/gmock.h>

#include <set>

#include "support/generated_site.hpp"
#include "support/temp_dir.hpp"

namespace wegwijzer::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

struct Answer {
  CURLcode result = CURLE_OK;
  long status = 0;
  std::string headers;
  std::string body;
};

std::size_t append(char* data, std::size_t size, std::size_t count, void* into) {
  static_cast<std::string*>(into)->append(data, size * count);
  return size * count;
}

/// Asks as the crawler does: by libcurl, with the name under .localhost, following nothing.
Answer get(const std::string& url, const std::vector<std::string>& headers = {},
           const char* encodings = nullptr) {
  Answer answer;
  CURL* curl = curl_easy_init();
  curl_slist* list = nullptr;
  for (const std::string& header : headers) list = curl_slist_append(list, header.c_str());
  curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl, CURLOPT_PROXY, "");
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, list);
  curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, encodings);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, append);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &answer.body);
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, append);
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, &answer.headers);
  answer.result = curl_easy_perform(curl);
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer.status);
  curl_slist_free_all(list);
  curl_easy_cleanup(curl);
  return answer;
}

std::string header_value(const Answer& answer, const std::string& name) {
  const auto at = answer.headers.find(name + ": ");
  if (at == std::string::npos) return "";
  const auto begin = at + name.size() + 2;
  return answer.headers.substr(begin, answer.headers.find("\r\n", begin) - begin);
}

class TwoSites : public ::testing::Test {
 protected:
  TwoSites() {
    folder_.write("een.localhost/index.html",
                  "<a href=\"http://twee.localhost:{PORT}/\">naar twee</a>");
    folder_.write("een.localhost/zorg/index.html", "zorg");
    folder_.write("een.localhost/zorg/mondzorg.html", "mondzorg");
    folder_.write("een.localhost/oud.html", "pati\xEBnten");
    folder_.write("een.localhost/blad.pdf", "%PDF-1.4 {PORT}");
    folder_.write("twee.localhost/index.html", std::string(5000, 'a'));
    folder_.write("sites.json", R"({
      "een.localhost": {
        "/weg": {"status": 301, "location": "http://twee.localhost:{PORT}/nieuw?a=b"},
        "/zoek?vraag=1": {"status": 503, "headers": {"Retry-After": "3"}},
        "/oud.html": {"content_type": "text/html"}
      },
      "twee.localhost": {"*": {"compressed": true, "validators": false}}
    })");
  }

  Answer ask(const std::string& path, const std::vector<std::string>& headers = {}) {
    return get(server().url("een.localhost", path), headers);
  }

  SiteServer& server() {
    if (!server_) server_ = std::make_unique<SiteServer>(folder_.path());
    return *server_;
  }

  TempDir folder_;
  std::unique_ptr<SiteServer> server_;
};

TEST_F(TwoSites, AreToldApartByTheHostHeader) {
  EXPECT_THAT(get(server().url("een.localhost")).body, HasSubstr("naar twee"));
  EXPECT_THAT(get(server().url("TWEE.localhost")).body, HasSubstr("aaaa"));
  EXPECT_EQ(get(server().url("drie.localhost")).status, 404);
}

TEST_F(TwoSites, ServeAFileUnderItsNameWithOrWithoutExtensionAndAFolderUnderIts) {
  for (const auto* path : {"/zorg", "/zorg/", "/zorg/index.html", "/zorg?utm_source=x"}) {
    EXPECT_EQ(ask(path).body, "zorg") << path;
  }
  EXPECT_EQ(ask("/zorg/mondzorg").body, "mondzorg");
  EXPECT_EQ(ask("/zorg/%6dondzorg").body, "mondzorg");
}

TEST_F(TwoSites, GiveNothingOutsideTheirFolder) {
  for (const auto* path :
       {"/nergens", "/zorg/mondzorg/", "/%2e%2e/sites.json", "/%2E./sites.json"}) {
    EXPECT_EQ(ask(path).status, 404) << path;
  }
}

TEST_F(TwoSites, NameThePortInPagesAndLocationsAndLeaveOtherFilesAlone) {
  const std::string port = std::to_string(server().port());
  EXPECT_THAT(ask("/").body, HasSubstr("http://twee.localhost:" + port + "/"));
  EXPECT_EQ(header_value(ask("/weg"), "Location"), "http://twee.localhost:" + port + "/nieuw?a=b");
  EXPECT_EQ(ask("/blad.pdf").body, "%PDF-1.4 {PORT}");
}

TEST_F(TwoSites, BehaveAsSitesJsonSays) {
  EXPECT_EQ(ask("/weg").status, 301);
  EXPECT_EQ(ask("/zoek?vraag=1").status, 503);
  EXPECT_EQ(header_value(ask("/zoek?vraag=1"), "Retry-After"), "3");
  EXPECT_EQ(ask("/zoek").status, 404);
}

TEST_F(TwoSites, SendBytesAndContentTypesAsTheyAre) {
  EXPECT_EQ(header_value(ask("/"), "Content-Type"), "text/html; charset=utf-8");
  EXPECT_EQ(header_value(ask("/blad.pdf"), "Content-Type"), "application/pdf");
  EXPECT_EQ(header_value(ask("/oud.html"), "Content-Type"), "text/html");
  EXPECT_EQ(ask("/oud.html").body, "pati\xEBnten");
}

TEST_F(TwoSites, CompressOnlyWhereSitesJsonSaysSo) {
  const auto encoding = [&](const char* host) {
    return header_value(get(server().url(host), {}, ""), "Content-Encoding");
  };
  EXPECT_EQ(encoding("een.localhost"), "");
  EXPECT_EQ(encoding("twee.localhost"), "br");
  EXPECT_EQ(get(server().url("twee.localhost"), {}, "").body.size(), 5000u);
}

TEST_F(TwoSites, AnswerNotModifiedToTheirOwnValidators) {
  const Answer first = ask("/zorg");
  const Answer by_tag = ask("/zorg", {"If-None-Match: " + header_value(first, "ETag")});
  EXPECT_EQ(by_tag.status, 304);
  EXPECT_EQ(by_tag.body, "");
  const std::string modified = header_value(first, "Last-Modified");
  EXPECT_THAT(modified, HasSubstr(" GMT"));
  EXPECT_EQ(ask("/zorg", {"If-Modified-Since: " + modified}).status, 304);
  EXPECT_EQ(ask("/zorg", {"If-None-Match: \"other\""}).status, 200);
}

TEST_F(TwoSites, GiveNoValidatorsWhereSitesJsonSaysSo) {
  const Answer answer = get(server().url("twee.localhost"));
  EXPECT_EQ(header_value(answer, "ETag"), "");
  EXPECT_EQ(header_value(answer, "Last-Modified"), "");
}

TEST_F(TwoSites, RefuseASitesJsonWithAnUnknownKey) {
  folder_.write("sites.json", R"({"een.localhost": {"/": {"sttus": 404}}})");
  try {
    server();
    FAIL() << "accepted";
  } catch (const std::runtime_error& error) {
    EXPECT_THAT(error.what(), HasSubstr("sttus"));
  }
}

TEST_F(TwoSites, FailUnderAPrefixUntilTheyRecover) {
  server().fail_with("een.localhost", "/zorg", 500);
  EXPECT_EQ(ask("/zorg/mondzorg").status, 500);
  EXPECT_EQ(ask("/").status, 200);
  server().recover("een.localhost");
  EXPECT_EQ(ask("/zorg/mondzorg").status, 200);
}

TEST_F(TwoSites, CanBreakAnAnswerOffHalfWay) {
  server().fail_with("een.localhost", "/", SiteServer::cut_off);
  EXPECT_EQ(ask("/").result, CURLE_PARTIAL_FILE);
}

TEST_F(TwoSites, ChangeAndLosePagesWhileTheyAreServed) {
  const std::string tag = header_value(ask("/zorg"), "ETag");
  server().set_page("een.localhost", "/zorg", {.body = "zorg, herzien"});
  const Answer changed = ask("/zorg", {"If-None-Match: " + tag});
  EXPECT_EQ(changed.body, "zorg, herzien");
  EXPECT_EQ(ask("/zorg", {"If-None-Match: " + header_value(changed, "ETag")}).status, 304);
  server().remove("een.localhost", "/zorg");
  EXPECT_EQ(ask("/zorg?nog=eens").status, 404);
}

TEST_F(TwoSites, WaitAsLongAsToldBeforeTheyAnswer) {
  server().set_delay(std::chrono::milliseconds(80));
  const auto before = std::chrono::steady_clock::now();
  ask("/");
  EXPECT_GE(std::chrono::steady_clock::now() - before, std::chrono::milliseconds(80));
}

TEST_F(TwoSites, RememberWhatWasAskedOfThem) {
  ask("/zorg?a=b", {"User-Agent: Wegwijzer/test", "If-None-Match: \"x\""});
  get(server().url("twee.localhost"));
  ask("/nergens");
  const auto requests = server().requests("een.localhost");
  ASSERT_EQ(requests.size(), 2u);
  EXPECT_EQ(requests[0].target, "/zorg?a=b");
  EXPECT_EQ(requests[0].header("user-agent"), "Wegwijzer/test");
  EXPECT_EQ(requests[0].header("if-none-match"), "\"x\"");
  EXPECT_EQ(requests[0].header("cookie"), "");
  EXPECT_EQ(requests[1].status, 404);
  EXPECT_LE(requests[0].time, requests[1].time);
  EXPECT_EQ(server().requests().size(), 3u);
  server().clear_requests();
  EXPECT_TRUE(server().requests().empty());
}

TEST_F(TwoSites, DoNotShareAPortWithASecondServer) {
  EXPECT_THROW(SiteServer(folder_.path(), server().port()), std::runtime_error);
  EXPECT_THROW(SiteServer(folder_.path() / "nergens"), std::runtime_error);
}

TEST(GeneratedSite, HasEachPageWithinAFewLinksAndNoOther) {
  const GeneratedSite site(1000);
  std::set<std::string> seen;
  std::vector<std::string> ahead = {"/"};
  while (!ahead.empty()) {
    const auto page = site(ahead.back());
    ASSERT_TRUE(page.has_value()) << ahead.back();
    ahead.pop_back();
    const std::string_view opening = "href=\"";
    for (auto at = page->body.find(opening); at != std::string::npos;
         at = page->body.find(opening, at)) {
      at += opening.size();
      const auto link = page->body.substr(at, page->body.find('"', at) - at);
      if (seen.insert(link).second) ahead.push_back(link);
    }
  }
  EXPECT_EQ(seen.size(), 1000u);
  EXPECT_FALSE(site("/pagina/1001"));
  EXPECT_FALSE(site("/pagina/0"));
  EXPECT_FALSE(site("/pagina/1x"));
}

TEST_F(TwoSites, LeaveAHostToAHandler) {
  server().serve("groot.localhost", GeneratedSite(5));
  const Answer first = get(server().url("groot.localhost", "/pagina/1"));
  EXPECT_THAT(first.body, HasSubstr("Les 1 over palliatieve zorg"));
  EXPECT_EQ(get(server().url("groot.localhost", "/pagina/1")).body, first.body);
  EXPECT_NE(get(server().url("groot.localhost", "/pagina/2")).body, first.body);
  EXPECT_EQ(get(server().url("groot.localhost", "/pagina/6")).status, 404);
}

}  // namespace
}  // namespace wegwijzer::testing
