// When a source failed as a whole, which ends a run with its own status: nothing came of what it
// begins with, or a repository was not read to its end.
#include "indexer/nights.hpp"

namespace wegwijzer {
namespace {

using ledger::Outcome;
using ::testing::HasSubstr;
using testing::html;
using testing::lesson;
using testing::Nights;
using testing::Page;
using testing::xml;

Page leads_to(const std::string& location) {
  Page page{302};
  page.headers["Location"] = location;
  return page;
}

struct Answer {
  std::string name;
  Page page;
  std::string failure;
};

class FeedThatAnswers : public Nights, public ::testing::WithParamInterface<Answer> {};

TEST_P(FeedThatAnswers, FailedAndLosesNothing) {
  only_source("nieuws", source::Kind::Feed, host, "/feed").scope.hosts = {
      std::string(source::any_host)};
  web_.set_page(host, "/feed",
                xml("<rss version='2.0'><channel><item><title>Les</title><link>http://nieuws.nl/1"
                    "</link></item></channel></rss>"));
  EXPECT_EQ(night().failure, "");
  web_.set_page(host, "/feed", GetParam().page);
  const SourceReport report = next_night();
  EXPECT_THAT(report.failure, HasSubstr("/feed: " + GetParam().failure));
  EXPECT_EQ(report.deleted, 0);
  EXPECT_EQ(documents("nieuws"), 1);
}

INSTANTIATE_TEST_SUITE_P(
    Ways, FeedThatAnswers,
    ::testing::Values(Answer{"NotFound", {404}, "HTTP 404"}, Answer{"Gone", {410}, "HTTP 410"},
                      Answer{"Forbidden", {403}, "HTTP 403"}, Answer{"Error", {500}, "HTTP 500"},
                      Answer{"APage", html(lesson("Onderhoud")), ""},
                      Answer{"ALogin", leads_to("/login"), "asks for a login"},
                      Answer{"TheHomePage", leads_to("/"), "leads to the home page"}),
    [](const auto& tested) { return tested.param.name; });

TEST_F(Nights, ASitemapThatIsBrokenInAnIndexFailedUnlessAnotherIsSound) {
  only_source("site", source::Kind::Sitemap, host, "/index.xml").depth = 0;
  const auto index = [&](const std::vector<std::string>& paths) {
    std::string maps;
    for (const std::string& path : paths) {
      maps += "<sitemap><loc>" + web_.url(host, path) + "</loc></sitemap>";
    }
    web_.set_page(host, "/index.xml", xml("<sitemapindex>" + maps + "</sitemapindex>"));
  };
  index({"/kapot.xml"});
  web_.set_page(host, "/kapot.xml", html(lesson("Onderhoud")));
  EXPECT_THAT(night().failure, HasSubstr("/kapot.xml: "));
  const SourceReport unchanged = next_night();
  EXPECT_EQ(unchanged.outcomes.at(Outcome::Unchanged), 1) << "the index";
  EXPECT_THAT(unchanged.failure, HasSubstr("/kapot.xml: "));
  index({"/kapot.xml", "/heel.xml"});
  web_.set_page(host, "/heel.xml",
                xml("<urlset><url><loc>" + web_.url(host, "/1") + "</loc></url></urlset>"));
  EXPECT_EQ(next_night().failure, "");
  EXPECT_EQ(next_night().failure, "") << "when nothing changed";
}

TEST_F(Nights, ASiteThatBecomesAnEmptyShellFailed) {
  night();
  for (int i = 1; i <= pages; ++i) answer(i, html("<html><title>Les</title><div></div></html>"));
  const SourceReport report = next_night();
  EXPECT_THAT(report.failure, HasSubstr("/1: no text to search in"));
  EXPECT_EQ(documents(), pages);
}

TEST_F(Nights, ASiteThatWasEmptyFromTheBeginningDidNotFail) {
  answer(1, html("<html><title>Les</title><div></div></html>"));
  EXPECT_EQ(night().failure, "");
  EXPECT_EQ(next_night().failure, "");
}

TEST_F(Nights, ASiteWhoseStartPageIsGoneFailed) {
  night();
  answer(1, {404});
  EXPECT_THAT(next_night().failure, HasSubstr("/1: HTTP 404"));
}

TEST_F(Nights, ASiteWithAnotherStartPageThatIsWellDidNotFail) {
  answer(1, {404});
  first_source().start.push_back(*Url::parse(web_.url(host, "/2")));
  EXPECT_EQ(night().failure, "");
}

TEST_F(Nights, ASiteOfWhichAStartPageHadToWaitDidNotFail) {
  answer(1, {404});
  first_source().start.push_back(*Url::parse(web_.url(host, "/2")));
  first_source().budget.pages = 1;
  const SourceReport report = night();
  EXPECT_EQ(report.outcomes.at(Outcome::Gone), 1);
  EXPECT_EQ(report.failure, "");
}

TEST_F(Nights, AStartPageThatLeadsToAGoodPageIsWell) {
  first_source().start = {*Url::parse(web_.url(host, "/"))};
  web_.set_page(host, "/", leads_to("/1"));
  for (int i = 0; i < 3; ++i) EXPECT_EQ(next_night().failure, "") << i;
  answer(1, {500});
  EXPECT_EQ(next_night().failure, "") << "its document is still there";
}

TEST_F(Nights, AStartPageThatLeadsNowhereFailed) {
  first_source().start = {*Url::parse(web_.url(host, "/"))};
  web_.set_page(host, "/", leads_to("/weg"));
  EXPECT_THAT(night().failure, HasSubstr("/weg: HTTP 404"));
  web_.set_page(host, "/", leads_to(web_.url("elders.localhost", "/1")));
  EXPECT_THAT(next_night().failure, HasSubstr("outside the scope"));
}

TEST_F(Nights, ASourceOfWhichNothingWasDueDidNotFail) {
  first_source().recheck = std::chrono::days(7);
  answer(1, {404});
  night();
  EXPECT_EQ(night().failure, "");
}

}  // namespace
}  // namespace wegwijzer
