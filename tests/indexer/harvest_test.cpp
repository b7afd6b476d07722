// What a harvest does to a site over several nights: real requests to a server on loopback, with a
// calendar that the test turns.
#include "indexer/harvest.hpp"

#include "indexer/nights.hpp"

namespace wegwijzer {
namespace {

using ledger::Outcome;
using ::testing::HasSubstr;
using testing::Nights;
using testing::Page;
using testing::SiteServer;

TEST_F(Nights, ASiteIsFollowedFromItsStartPage) {
  const SourceReport report = night();
  EXPECT_EQ(report.added, pages);
  EXPECT_EQ(report.outcomes.at(Outcome::Fetched), pages);
  EXPECT_EQ(report.requests, pages + 2);  // and robots.txt, and a page that cannot exist
  EXPECT_EQ(documents(), pages);
}

TEST_F(Nights, AnUnchangedSiteCostsConditionalRequestsAndChangesNothing) {
  night();
  const std::string before = *ledger_.fingerprint({"site"});
  const SourceReport report = night();
  EXPECT_EQ(report.outcomes.at(Outcome::Unchanged), pages);
  EXPECT_EQ(report.added + report.changed + report.deleted, 0);
  EXPECT_EQ(*ledger_.fingerprint({"site"}), before);
}

TEST_F(Nights, APageThatIsGoneTwiceADayApartLeaves) {
  night();
  answer(7, {404});
  EXPECT_EQ(night().deleted, 0);
  EXPECT_EQ(night().deleted, 0) << "once more the same night is no second look";
  clock_.pass(std::chrono::hours(25));
  EXPECT_EQ(night().deleted, 1);
  EXPECT_EQ(documents(), pages - 1);
}

TEST_F(Nights, AServerErrorBetweenTwo404sDoesNotHideThem) {
  night();
  answer(7, {410});
  night();
  answer(7, {500});
  clock_.pass(std::chrono::hours(25));
  night();
  EXPECT_EQ(documents(), pages);
  answer(7, {410});
  clock_.pass(std::chrono::hours(25));
  night();
  EXPECT_EQ(documents(), pages - 1);
}

TEST_F(Nights, APageThatComesBackStays) {
  night();
  answer(7, {404});
  night();
  answer(7, {200, "text/html; charset=utf-8", page_body(7)});
  clock_.pass(std::chrono::hours(25));
  night();
  answer(7, {404});
  clock_.pass(std::chrono::hours(25));
  EXPECT_EQ(night().deleted, 0) << "the row of 404s begins anew";
}

class NeverDeletes : public Nights, public ::testing::WithParamInterface<int> {};

TEST_P(NeverDeletes, WhateverTheStatusOfAllPagesIs) {
  night();
  for (int i = 1; i <= pages; ++i) answer(i, {GetParam()});
  for (int i = 0; i < 3; ++i) {
    clock_.pass(std::chrono::hours(25));
    EXPECT_EQ(night().deleted, 0);
  }
  EXPECT_EQ(documents(), pages);
}

INSTANTIATE_TEST_SUITE_P(Statuses, NeverDeletes,
                         ::testing::Values(401, 403, 429, 500, 503, SiteServer::cut_off));

TEST_F(Nights, RobotsThatCannotBeReadDeleteNothingAndFailTheSource) {
  night();
  web_.fail_with(host, "/robots.txt", 503);
  const SourceReport report = night();
  EXPECT_THAT(report.failure, HasSubstr("robots.txt"));
  EXPECT_EQ(documents(), pages);
}

TEST_F(Nights, RobotsThatForbidDeleteNothing) {
  night();
  web_.set_page(host, "/robots.txt", {200, "text/plain", "user-agent: *\ndisallow: /\n"});
  web_.clear_requests();
  const SourceReport report = night();
  EXPECT_EQ(report.outcomes.at(Outcome::Disallowed), pages);
  EXPECT_EQ(web_.requests(host).size(), 1U) << "only robots.txt itself";
  EXPECT_EQ(documents(), pages);
}

TEST_F(Nights, TooManyAtOnceAreHeldUntilAPersonAccepts) {
  night();
  for (int i = 1; i <= 3; ++i) answer(i + 1, {404});
  night();
  clock_.pass(std::chrono::hours(25));
  const SourceReport report = night();
  EXPECT_EQ(report.held.size(), 3U);
  EXPECT_THAT(report.held.at(0).evidence, HasSubstr("HTTP 404 since "));
  EXPECT_EQ(report.deleted, 0);
  EXPECT_EQ(documents(), pages);
  EXPECT_EQ(*ledger_.delete_leaving("site"), 3);
}

TEST_F(Nights, APageThatAsksNotToBeIndexedLeaves) {
  night();
  answer(7, {200, "text/html", "<meta name=robots content=noindex><p>Tekst</p>"});
  EXPECT_EQ(night().deleted, 1);
}

Page moved_to(const std::string& target) {
  Page moved{301};
  moved.headers["Location"] = target;
  return moved;
}

TEST_F(Nights, APageThatMovedForGoodLeavesWhenItsNewAddressIsThereADayLaterToo) {
  night();
  answer(7, moved_to("/nieuw"));
  web_.set_page(host, "/nieuw", {200, "text/html", page_body(77)});
  const SourceReport report = night();
  EXPECT_EQ(report.added, 1);
  EXPECT_EQ(report.deleted, 0);
  clock_.pass(std::chrono::hours(25));
  EXPECT_EQ(night().deleted, 1);
  EXPECT_EQ(documents(), pages);
}

TEST_F(Nights, AMoveThatWasForTheTimeBeingYesterdayIsSeenForTheFirstTime) {
  night();
  web_.set_page(host, "/nieuw", {200, "text/html", page_body(77)});
  Page away = moved_to("/nieuw");
  away.status = 302;
  answer(7, away);
  night();
  answer(7, moved_to("/nieuw"));
  clock_.pass(std::chrono::hours(25));
  EXPECT_EQ(night().deleted, 0);
  clock_.pass(std::chrono::hours(25));
  EXPECT_EQ(night().deleted, 1);
}

TEST_F(Nights, AFailureSaysNothingOfAMove) {
  night();
  web_.set_page(host, "/nieuw", {200, "text/html", page_body(77)});
  answer(7, moved_to("/nieuw"));
  night();
  answer(7, {500});
  clock_.pass(std::chrono::hours(25));
  EXPECT_EQ(night().deleted, 0) << "it moved, as far as we know, but who can tell";
  answer(7, moved_to("/nieuw"));
  clock_.pass(std::chrono::hours(2));
  EXPECT_EQ(night().deleted, 1);
}

TEST_F(Nights, APageThatMovedToOneThatIsGoneStays) {
  night();
  answer(7, moved_to("/nieuw"));
  web_.set_page(host, "/nieuw", {200, "text/html", page_body(77)});
  night();
  web_.set_page(host, "/nieuw", {410});
  clock_.pass(std::chrono::hours(25));
  EXPECT_EQ(night().deleted, 0);
}

TEST_F(Nights, PagesThatAllMoveToOneAreAClosedSiteAndStay) {
  night();
  web_.set_page(host, "/onderhoud", {200, "text/html", page_body(77)});
  for (const int number : {7, 8}) answer(number, moved_to("/onderhoud"));
  night();
  clock_.pass(std::chrono::hours(25));
  EXPECT_EQ(night().deleted, 0);
  EXPECT_EQ(documents(), pages + 1);
}

// It was no answer, and so closed the whole site.
TEST_F(Nights, OfARobotsTxtThatIsTooLongTheBeginningCounts) {
  config_.crawler.maximum_bytes = 1'000'000;
  web_.set_page(host, "/robots.txt",
                {200, "text/plain", "user-agent: *\ndisallow: /7\n" + std::string(1'100'000, '#')});
  const SourceReport report = night();
  EXPECT_EQ(report.added, pages - 1);
  EXPECT_EQ(report.outcomes.at(Outcome::Disallowed), 1);
}

TEST_F(Nights, ARedirectOutOfTheScopeIsNotFollowed) {
  Page away{302};
  away.headers["Location"] = web_.url("elders.localhost", "/x");
  answer(7, away);
  night();
  EXPECT_TRUE(web_.requests("elders.localhost").empty());
}

TEST_F(Nights, ARedirectLoopEnds) {
  Page there{302}, back{302};
  there.headers["Location"] = "/8";
  back.headers["Location"] = "/7";
  answer(7, there);
  answer(8, back);
  EXPECT_EQ(night().outcomes.at(Outcome::Redirected), 2);
}

TEST_F(Nights, MaxDocumentsEndsItAndSaysSo) {
  config_.sources.front().max_documents = 5;
  const SourceReport report = night();
  EXPECT_EQ(report.added, 5);
  EXPECT_EQ(report.limit, "max_documents: 5 addresses are known");
}

TEST_F(Nights, OtherRulesFetchAPageAnewAlthoughItDidNotChange) {
  night();
  config_.sources.front().extract.title = {"//main/p"};
  const SourceReport report = night();
  EXPECT_EQ(report.outcomes.at(Outcome::Fetched), pages);
  EXPECT_EQ(report.changed, pages);
}

}  // namespace
}  // namespace wegwijzer
