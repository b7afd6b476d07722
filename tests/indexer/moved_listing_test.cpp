// Listings that have moved: in every night the redirect is followed again.
#include "indexer/nights.hpp"

namespace wegwijzer {
namespace {

using ledger::Outcome;
using testing::Nights;
using testing::Page;
using testing::xml;

Page moved(int status, const std::string& location) {
  Page page{status};
  page.headers["Location"] = location;
  return page;
}

/// By 301, 302, ...
class MovedListing : public Nights, public ::testing::WithParamInterface<int> {};

// What it led to was known in the second night, as a page that is no page to visit.
TEST_P(MovedListing, AFeedIsReadInEveryNight) {
  only_source("nieuws", source::Kind::Feed, host, "/feed").scope.hosts = {
      std::string(source::any_host)};
  const auto publish = [&](const std::string& name) {
    web_.set_page(
        "elders.localhost", "/rss",
        xml("<rss version='2.0'><channel><item><title>Les</title><link>http://nieuws.nl/" + name +
            "</link></item></channel></rss>"));
  };
  web_.set_page(host, "/feed", moved(GetParam(), web_.url("elders.localhost", "/rss")));
  publish("een");
  EXPECT_EQ(night().added, 1);
  publish("twee");
  EXPECT_EQ(next_night().added, 1);
  const SourceReport unchanged = next_night();
  EXPECT_EQ(unchanged.outcomes.at(Outcome::Unchanged), 1);
  EXPECT_EQ(unchanged.failure, "");
}

TEST_P(MovedListing, ASitemapOutsideOfTheScopeIsReadInEveryNight) {
  only_source("site", source::Kind::Sitemap, host, "/sitemap.xml").recheck = std::chrono::days(30);
  web_.set_page(host, "/sitemap.xml", moved(GetParam(), web_.url("elders.localhost", "/kaart")));
  const auto list = [&](int number) {
    web_.set_page("elders.localhost", "/kaart",
                  xml(fmt::format("<urlset><url><loc>{}</loc></url></urlset>",
                                  web_.url(host, "/" + std::to_string(number)))));
  };
  first_source().depth = 0;
  list(1);
  EXPECT_EQ(night().added, 1);
  list(2);
  EXPECT_EQ(next_night().added, 1);
  EXPECT_EQ(next_night().failure, "");
}

TEST_P(MovedListing, ARepositoryIsHarvestedInEveryNight) {
  only_source("repo", source::Kind::OaiPmh, host, "/oai").scope.hosts = {
      std::string(source::any_host)};
  std::atomic<int> record = 1;
  const auto answer = [](const std::string& content) {
    return xml(
        "<OAI-PMH xmlns='http://www.openarchives.org/OAI/2.0/'><responseDate>"
        "2026-11-20T02:00:00Z</responseDate>" +
        content + "</OAI-PMH>");
  };
  const auto says = [&](std::string_view target) -> std::optional<Page> {
    if (target == "/robots.txt") return Page{404};
    if (!target.starts_with("/nieuw")) return moved(GetParam(), "/nieuw" + std::string(target));
    if (target.find("Identify") != target.npos) {
      return answer("<Identify><granularity>YYYY-MM-DD</granularity></Identify>");
    }
    return answer(fmt::format(
        "<ListRecords><record><header><identifier>oai:x:{0}</identifier><datestamp>2026-01-01"
        "</datestamp></header><metadata><oai_dc:dc "
        "xmlns:oai_dc='http://www.openarchives.org/OAI/2.0/oai_dc/' "
        "xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>Les {0}</dc:title><dc:identifier>"
        "http://repo.nl/les/{0}</dc:identifier></oai_dc:dc></metadata></record></ListRecords>",
        record.load()));
  };
  web_.serve(host, says);
  EXPECT_EQ(night().added, 1);
  record = 2;
  const SourceReport second = next_night();
  EXPECT_EQ(second.added, 1);
  EXPECT_EQ(second.failure, "");
  EXPECT_EQ(ledger_.pages_of("repo")->size(), 3U) << "its base address and two records";
}

INSTANTIATE_TEST_SUITE_P(Statuses, MovedListing, ::testing::Values(301, 302, 307, 308));

// A listing need not lie within the scope, which is of its pages.
TEST_F(Nights, AListingThatMovedOutOfTheScopeToNothingFailedForThatReason) {
  only_source("site", source::Kind::Sitemap, host, "/sitemap.xml");
  web_.set_page(host, "/sitemap.xml", moved(302, web_.url("elders.localhost", "/kaart")));
  const SourceReport report = night();
  EXPECT_EQ(report.outcomes.at(Outcome::Redirected), 1);
  EXPECT_EQ(report.failure, web_.url("elders.localhost", "/kaart") + ": HTTP 404");
  const auto listing = ledger_.pages_at(web_.url(host, "/sitemap.xml"));
  EXPECT_EQ(ledger_.visits_of(listing->front().id)->front().detail,
            web_.url("elders.localhost", "/kaart"));
}

TEST_F(Nights, AFeedThatLeadsToItselfInTwoStepsEnds) {
  only_source("nieuws", source::Kind::Feed, host, "/feed");
  web_.set_page(host, "/feed", moved(302, "/rss"));
  web_.set_page(host, "/rss", moved(302, "/feed"));
  const SourceReport report = night();
  EXPECT_EQ(report.outcomes.at(Outcome::Redirected), 2);
  EXPECT_THAT(report.failure, ::testing::HasSubstr("leads to"));
}

}  // namespace
}  // namespace wegwijzer
