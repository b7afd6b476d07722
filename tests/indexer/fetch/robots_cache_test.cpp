#include "indexer/fetch/robots_cache.hpp"

#include <gtest/gtest.h>

#include "support/fake_clock.hpp"

namespace wegwijzer::fetch {
namespace {

using namespace std::chrono_literals;

class RobotsCacheTest : public testing::Test {
 protected:
  /// Answers the question for `page_` and gives the next URL to ask, or "".
  std::string answer(const Result<Response>& response) {
    const auto hop = cache_.answer(page_, response, clock_.now());
    return hop ? hop->href() : "";
  }

  std::string answer(int status, std::string location = {}, std::string body = {}) {
    Response response;
    response.status = status;
    response.location = std::move(location);
    response.body = std::move(body);
    return answer(response);
  }

  Verdict verdict() {
    const Robots* robots = cache_.find(page_, clock_.now());
    return robots == nullptr ? Verdict{false, "not known"} : robots->verdict("/a");
  }

  testing::FakeClock clock_;
  RobotsCache cache_{"Wegwijzer/0.1 (+https://example.nl)"};
  Url page_ = Url::parse("https://example.nl:8443/a?b").value();
};

TEST_F(RobotsCacheTest, AsksOnceForAnOrigin) {
  EXPECT_EQ(cache_.find(page_, clock_.now()), nullptr);
  EXPECT_EQ(cache_.ask(page_)->href(), "https://example.nl:8443/robots.txt");
  EXPECT_EQ(cache_.ask(Url::parse("https://example.nl:8443/b").value()), std::nullopt);
  EXPECT_EQ(cache_.ask(Url::parse("http://example.nl/b").value())->href(),
            "http://example.nl/robots.txt");
}

TEST_F(RobotsCacheTest, ReadsTheFile) {
  cache_.ask(page_);
  EXPECT_EQ(answer(200, "", "user-agent: wegwijzer\ndisallow: /a\n"), "");
  EXPECT_EQ(verdict(), (Verdict{false, "disallow: /a (line 2)"}));
}

TEST_F(RobotsCacheTest, KeepsItForADay) {  // section 2.4
  cache_.ask(page_);
  answer(200);
  clock_.turn(24h - 1s);
  EXPECT_TRUE(verdict().allowed);
  clock_.turn(1s);
  EXPECT_EQ(verdict().rule, "not known");
  EXPECT_TRUE(cache_.ask(page_));
}

TEST_F(RobotsCacheTest, AFileThatIsNotThereAllowsAll) {  // section 2.3.1.3
  for (const int status : {400, 401, 403, 404, 410}) {
    cache_.ask(page_);
    answer(status);
    EXPECT_TRUE(verdict().allowed) << status;
  }
}

TEST_F(RobotsCacheTest, AServerThatFailsDeniesAllForAnHour) {  // section 2.3.1.4
  cache_.ask(page_);
  answer(503);
  EXPECT_EQ(
      verdict(),
      (Verdict{false, "robots.txt is not known: https://example.nl:8443/robots.txt answered 503"}));
  clock_.turn(1h);
  EXPECT_EQ(verdict().rule, "not known");
}

TEST_F(RobotsCacheTest, TooManyRequestsDeniesAll) {
  cache_.ask(page_);
  answer(429);
  EXPECT_FALSE(verdict().allowed);
}

TEST_F(RobotsCacheTest, NoAnswerDeniesAll) {
  cache_.ask(page_);
  answer(
      fail(Code::Network, "https://example.nl:8443/robots.txt: the name example.nl is not found"));
  EXPECT_EQ(verdict().rule,
            "robots.txt is not known: https://example.nl:8443/robots.txt: the name example.nl is "
            "not found");
}

TEST_F(RobotsCacheTest, RulesOfBeforeStayWhenTheServerFails) {
  cache_.ask(page_);
  answer(200, "", "user-agent: *\ndisallow: /b\n");
  clock_.turn(25h);
  cache_.ask(page_);
  answer(503);
  EXPECT_TRUE(verdict().allowed);
}

TEST_F(RobotsCacheTest, FollowsFiveRedirects) {  // section 2.3.1.2
  cache_.ask(page_);
  EXPECT_EQ(answer(301, "/one"), "https://example.nl:8443/one");
  EXPECT_EQ(answer(302, "two"), "https://example.nl:8443/two");
  EXPECT_EQ(answer(303, "//www.example.nl/three"), "https://www.example.nl/three");
  EXPECT_EQ(answer(307, "/four"), "https://www.example.nl/four");
  EXPECT_EQ(answer(308, "http://example.nl/five"), "http://example.nl/five");
  EXPECT_EQ(answer(200, "", "user-agent: *\ndisallow: /a\n"), "");
  EXPECT_FALSE(verdict().allowed);
}

TEST_F(RobotsCacheTest, ASixthRedirectDeniesAll) {
  cache_.ask(page_);
  for (int i = 0; i < 5; ++i) EXPECT_NE(answer(301, "/robots.txt"), "");
  EXPECT_EQ(answer(301, "/robots.txt"), "");
  EXPECT_EQ(verdict().rule,
            "robots.txt is not known: https://example.nl:8443/robots.txt: redirected more than 5 "
            "times");
}

TEST_F(RobotsCacheTest, ARedirectToElsewhereDeniesAll) {
  cache_.ask(page_);
  EXPECT_EQ(answer(301, "ftp://example.nl/robots.txt"), "");
  EXPECT_EQ(verdict().rule,
            "robots.txt is not known: https://example.nl:8443/robots.txt: redirected to address "
            "\"ftp://example.nl/robots.txt\": the scheme is ftp, expected http or https");
}

TEST_F(RobotsCacheTest, ARedirectWithoutLocationDeniesAll) {
  cache_.ask(page_);
  EXPECT_EQ(answer(301), "");
  EXPECT_FALSE(verdict().allowed);
}

}  // namespace
}  // namespace wegwijzer::fetch
