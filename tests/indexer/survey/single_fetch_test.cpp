// How a survey asks: on a web in memory, with a clock that only waiting turns.
#include "indexer/survey/single_fetch.hpp"

#include <gmock/gmock.h>

#include "support/fake_web.hpp"

namespace wegwijzer::survey {
namespace {

using ::testing::ElementsAre;
using testing::FakeClock;
using testing::FakeWeb;
using ::testing::HasSubstr;

class SurveyFetch : public ::testing::Test {
 protected:
  SurveyFetch() {
    crawler_.user_agent = "Wegwijzer-test/0.1 (+https://voorbeeld.nl/)";
    crawler_.minimum_delay = std::chrono::seconds(1);
    web_.set_page("https://a.nl/robots.txt", "user-agent: *\ndisallow: /geheim\n", "text/plain");
    for (const char* page : {"https://a.nl/", "https://a.nl/1", "https://a.nl/geheim/1"}) {
      web_.set_page(page, "<p>Tekst.</p>");
    }
  }

  Result<extract::Document> get(const std::string& url) {
    return fetch_.document(*Url::parse(url));
  }
  std::chrono::milliseconds pause_before(std::size_t request) {
    return web_.asked().at(request).at - web_.asked().at(request - 1).at;
  }
  static fetch::Response status(int code) {
    fetch::Response response;
    response.status = code;
    return response;
  }

  FakeClock clock_;
  FakeWeb web_{clock_};
  fetch::CrawlerConfig crawler_;
  SingleFetch fetch_{
      {crawler_, web_, clock_},
      5
  };
};

TEST_F(SurveyFetch, RobotsTxtComesFirstAndTheDelayBetween) {
  const auto page = get("https://a.nl/");
  ASSERT_TRUE(page) << page.error().what;
  EXPECT_EQ(page->bytes, "<p>Tekst.</p>");
  ASSERT_TRUE(get("https://a.nl/1"));
  EXPECT_THAT(web_.urls(),
              ElementsAre("https://a.nl/robots.txt", "https://a.nl/", "https://a.nl/1"));
  EXPECT_EQ(pause_before(1), std::chrono::seconds(1));
  EXPECT_EQ(pause_before(2), std::chrono::seconds(1));
}

TEST_F(SurveyFetch, ACrawlDelayIsKept) {
  web_.set_page("https://a.nl/robots.txt", "user-agent: *\ncrawl-delay: 7\n", "text/plain");
  ASSERT_TRUE(get("https://a.nl/"));
  EXPECT_EQ(pause_before(1), std::chrono::seconds(7));
}

TEST_F(SurveyFetch, WhatRobotsTxtForbidsIsNotAsked) {
  const auto page = get("https://a.nl/geheim/1");
  ASSERT_FALSE(page);
  EXPECT_EQ(page.error().code, Code::Refused);
  EXPECT_EQ(page.error().what, "https://a.nl/geheim/1: robots.txt: disallow: /geheim (line 2)");
  EXPECT_THAT(web_.urls(), ElementsAre("https://a.nl/robots.txt"));
}

TEST_F(SurveyFetch, NothingIsAskedOfAHostWhoseRobotsTxtFails) {
  web_.set("https://a.nl/robots.txt", status(503));
  for (int i = 0; i < 2; ++i) {
    const auto page = get("https://a.nl/");
    ASSERT_FALSE(page);
    EXPECT_EQ(page.error().code, Code::Network);
    EXPECT_EQ(page.error().what,
              "https://a.nl/: robots.txt is not known: https://a.nl/robots.txt answered 503");
  }
  EXPECT_THAT(web_.urls(), ElementsAre("https://a.nl/robots.txt"));
}

TEST_F(SurveyFetch, AHostThatIsNotThereIsToldAsItIs) {
  const Error gone{Code::Network, "https://a.nl/robots.txt: the name a.nl is not found"};
  web_.set_error("https://a.nl/robots.txt", gone);
  const auto page = get("https://a.nl/");
  ASSERT_FALSE(page);
  EXPECT_EQ(page.error(), gone);
}

TEST_F(SurveyFetch, ARedirectIsFollowedByTheRulesOfWhereItLeads) {
  web_.set_redirect("https://a.nl/", "https://b.nl/");
  web_.set_page("https://b.nl/robots.txt", "user-agent: *\ndisallow: /\n", "text/plain");
  web_.set_page("https://b.nl/", "<p>Tekst.</p>");
  const auto page = get("https://a.nl/");
  ASSERT_FALSE(page);
  EXPECT_THAT(page.error().what, HasSubstr("https://b.nl/: robots.txt"));
  EXPECT_THAT(web_.urls(),
              ElementsAre("https://a.nl/robots.txt", "https://a.nl/", "https://b.nl/robots.txt"));
}

TEST_F(SurveyFetch, ARedirectLoopEnds) {
  web_.set_redirect("https://a.nl/", "https://a.nl/1");
  web_.set_redirect("https://a.nl/1", "https://a.nl/");
  EXPECT_FALSE(get("https://a.nl/"));
}

TEST_F(SurveyFetch, AHostThatAsksForARestGetsIt) {
  fetch::Response busy = status(503);
  busy.retry_after = std::chrono::seconds(30);
  web_.set("https://a.nl/1", busy);
  EXPECT_FALSE(get("https://a.nl/1"));
  const auto page = get("https://a.nl/");
  ASSERT_FALSE(page);
  EXPECT_EQ(page.error().what, "https://a.nl/: a.nl asked to be left alone");
  EXPECT_EQ(web_.asked().size(), 2U);
}

TEST_F(SurveyFetch, NoMoreRequestsThanAreAllowed) {
  for (int i = 0; i < 4; ++i) EXPECT_TRUE(get("https://a.nl/"));
  const auto page = get("https://a.nl/");
  ASSERT_FALSE(page);
  EXPECT_EQ(page.error().what, "https://a.nl/: not asked after 5 requests");
  EXPECT_EQ(fetch_.requests(), 5);
  EXPECT_EQ(web_.asked().size(), 5U);
}

}  // namespace
}  // namespace wegwijzer::survey
