// Hosts that ask for rest, and hosts that fail: how long they are left alone, and that the others
// do not wait for them.
#include <ctime>

#include "indexer/nights.hpp"

namespace wegwijzer {
namespace {

using ledger::Outcome;
using std::chrono::hours;
using std::chrono::seconds;
using ::testing::Each;
using ::testing::HasSubstr;
using testing::html;
using ::testing::Key;
using testing::LoggedRequest;
using testing::Nights;
using testing::Page;
using testing::SiteServer;

Page busy(int status, const std::string& retry_after) {
  Page page{status};
  page.headers["Retry-After"] = retry_after;
  return page;
}

/// As RFC 9110 section 5.6.7 writes a moment that is so far from now.
std::string http_date(seconds ahead) {
  const std::time_t then = std::time(nullptr) + ahead.count();
  char text[40];
  std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", std::gmtime(&then));
  return text;
}

class AsksForRest : public Nights, public ::testing::WithParamInterface<int> {};

TEST_P(AsksForRest, AndIsAskedNothingUntilThenAndThenTheSamePageAgain) {
  std::atomic<int> asked_for_page = 0;
  web_.serve(host, [&](std::string_view target) -> std::optional<Page> {
    if (target == "/robots.txt") return Page{404};
    const int number = std::atoi(target.data() + 1);
    if (number == 2 && ++asked_for_page == 1) return busy(GetParam(), "1");
    return number > 0 && number <= 4 ? html(page_body(number)) : Page{404};
  });
  const SourceReport report = night();
  EXPECT_EQ(report.outcomes.at(Outcome::Fetched), 4);
  EXPECT_FALSE(report.outcomes.contains(Outcome::Failed));
  const auto requests = web_.requests(host);
  for (std::size_t i = 1; i < requests.size(); ++i) {
    if (requests[i - 1].status != GetParam()) continue;
    EXPECT_GE(requests[i].began - requests[i - 1].time, seconds(1));
    EXPECT_EQ(requests[i].target, "/2");
  }
}

INSTANTIATE_TEST_SUITE_P(Statuses, AsksForRest, ::testing::Values(429, 503));

// The second try was without the validators, and so cost the whole page.
TEST_F(Nights, TheSecondTryOfABusyHostIsConditionalToo) {
  night();
  std::atomic<int> tries = 0;
  web_.serve(host, [&](std::string_view target) -> std::optional<Page> {
    if (target == "/robots.txt") return Page{404};
    if (target == "/3" && ++tries == 1) return busy(503, "1");
    return html(page_body(std::atoi(target.data() + 1)));
  });
  EXPECT_EQ(next_night().outcomes.at(Outcome::Unchanged), pages);
}

class AsksForALongRest : public Nights, public ::testing::WithParamInterface<std::string> {};

TEST_P(AsksForALongRest, AndIsLeftAloneInLaterRunsToo) {
  night();
  const std::string retry_after = GetParam() == "date" ? http_date(hours(2)) : GetParam();
  web_.set_page(host, "/1", busy(503, retry_after));
  EXPECT_THAT(night().postponed,
              ::testing::ElementsAre(Key(HasSubstr("asked to be left alone until"))));
  web_.clear_requests();
  clock_.pass(hours(1));
  const SourceReport resting = night();
  EXPECT_TRUE(asked().empty()) << "not even robots.txt";
  EXPECT_EQ(resting.failure, "");
  clock_.pass(hours(1) + std::chrono::minutes(1));
  night();
  EXPECT_EQ(asked().size(), pages + 1U);
  EXPECT_EQ(documents(), pages);
}

INSTANTIATE_TEST_SUITE_P(Forms, AsksForALongRest, ::testing::Values("7200", "date"));

TEST_F(Nights, AHostThatAsksForAYearIsAskedAgainAfterAWeek) {
  night();
  web_.set_page(host, "/1", busy(503, std::to_string(365 * 86'400)));
  night();
  web_.set_page(host, "/1", html(page_body(1)));
  web_.clear_requests();
  clock_.pass(std::chrono::days(7) - hours(1));
  night();
  EXPECT_TRUE(asked().empty());
  clock_.pass(hours(2));
  EXPECT_EQ(night().outcomes.at(Outcome::Unchanged), pages);
}

// What robots.txt and the page that cannot exist asked for was not heard.
TEST_F(Nights, RetryAfterOfRobotsIsObeyedToo) {
  web_.set_page(host, "/robots.txt", busy(503, "7200"));
  night();
  web_.set_page(host, "/robots.txt", {404});
  web_.clear_requests();
  clock_.pass(hours(1));
  night();
  EXPECT_TRUE(asked().empty());
  clock_.pass(hours(2));
  EXPECT_EQ(night().added, pages);
}

TEST_F(Nights, RetryAfterOfThePageThatCannotExistIsObeyedToo) {
  web_.set_page(host, "/wegwijzer-test-of-a-page-that-does-not-exist", busy(429, "7200"));
  night();
  const auto targets = asked();
  EXPECT_EQ(targets.back(), "/wegwijzer-test-of-a-page-that-does-not-exist");
}

TEST_F(Nights, AnOrdinaryAnswerWithRetryAfterAsksForNothing) {
  Page page = html(page_body(1));
  page.headers["Retry-After"] = "7200";
  answer(1, page);
  EXPECT_EQ(night().added, pages);
}

class FailsAlways : public Nights, public ::testing::WithParamInterface<int> {};

TEST_P(FailsAlways, AndIsGivenUpWhileTheOthersGoOn) {
  config_.crawler.maximum_failures = 4;
  night();
  for (int i = 1; i <= pages; ++i) answer(i, {GetParam()});
  web_.serve("goed.localhost", [](std::string_view target) -> std::optional<Page> {
    const int number = std::atoi(target.data() + 1);
    return number > 0 && number <= pages ? html(page_body(number)) : Page{404};
  });
  add_source("goed", source::Kind::Site, "goed.localhost", "/1");
  web_.clear_requests();
  const auto reports = whole_night();
  const SourceReport& failing = reports.front();
  EXPECT_EQ(failing.outcomes.at(Outcome::Failed), 4);
  EXPECT_EQ(failing.postponed.begin()->second, pages - 4);
  EXPECT_THAT(failing.postponed.begin()->first, HasSubstr("failed 4 times in a row"));
  EXPECT_NE(failing.failure, "") << "the source gave nothing";
  EXPECT_EQ(asked().size(), 5U) << "robots.txt and four pages";
  EXPECT_EQ(reports.back().added, pages);
  EXPECT_EQ(documents(), pages);
}

INSTANTIATE_TEST_SUITE_P(Ways, FailsAlways, ::testing::Values(500, 429, SiteServer::cut_off));

TEST_F(Nights, FailuresThatAreNotInARowAreNoReasonToGiveUp) {
  config_.crawler.maximum_failures = 2;
  night();
  // By turns, whatever the order in which the pages are asked for.
  std::atomic<int> asked = 0;
  web_.serve(host, [&asked](std::string_view target) -> std::optional<Page> {
    const int number = std::atoi(target.data() + 1);
    if (number < 1 || number > pages) return Page{404};
    return ++asked % 2 == 0 ? Page{500} : html(page_body(number));
  });
  const SourceReport report = night();
  EXPECT_EQ(report.outcomes.at(Outcome::Failed), pages / 2);
  EXPECT_TRUE(report.postponed.empty());
}

}  // namespace
}  // namespace wegwijzer
