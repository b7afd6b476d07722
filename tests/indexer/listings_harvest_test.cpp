// Sitemaps, feeds and calendars over several nights.
#include <algorithm>

#include "indexer/nights.hpp"

namespace wegwijzer {
namespace {

using ledger::Outcome;
using ::testing::HasSubstr;
using testing::html;
using testing::lesson;
using testing::LoggedRequest;
using testing::Nights;
using testing::Page;
using testing::xml;

/// Page numbers with what the sitemap says of when they changed.
using Dates = std::map<int, std::string>;

class InSitemap : public Nights {
 protected:
  InSitemap() {
    only_source("site", source::Kind::Sitemap, host, "/sitemap.xml").depth = 0;
    first_source().recheck = std::chrono::days(30);
    list(all_on("2026-01-01"));
  }

  static Dates all_on(const std::string& date) {
    Dates dates;
    for (int i = 1; i <= pages; ++i) dates[i] = date;
    return dates;
  }
  /// The same, but for one page.
  static Dates with(Dates dates, int number, const std::string& date) {
    dates[number] = date;
    return dates;
  }
  void list(const Dates& dates) {
    std::string urls;
    for (const auto& [number, date] : dates) {
      urls += fmt::format("<url><loc>{}</loc><lastmod>{}</lastmod></url>",
                          web_.url(host, "/" + std::to_string(number)), date);
    }
    web_.set_page(host, "/sitemap.xml", xml("<urlset>" + urls + "</urlset>"));
  }
  /// The pages that the next night asks for, apart from the sitemap and robots.txt.
  std::vector<std::string> pages_asked_next_night() {
    web_.clear_requests();
    next_night();
    auto targets = asked();
    std::erase_if(targets,
                  [](const std::string& target) { return std::atoi(target.c_str() + 1) == 0; });
    return targets;
  }
};

TEST_F(InSitemap, APageOfWhichItSaysThatItChangedIsAskedBeforeItsTime) {
  night();
  EXPECT_EQ(documents(), pages);
  EXPECT_TRUE(pages_asked_next_night().empty());
  list(with(all_on("2026-01-01"), 7, "2026-02-01"));
  EXPECT_THAT(pages_asked_next_night(), ::testing::ElementsAre("/7"));
  EXPECT_TRUE(pages_asked_next_night().empty()) << "once is enough";
}

TEST_F(InSitemap, OneDateForAllIsTheDateOfTheSitemap) {
  night();
  list(all_on("2026-02-01"));
  EXPECT_TRUE(pages_asked_next_night().empty());
}

TEST_F(InSitemap, DatesThatAreWrongTimeAndAgainAreNotBelievedAnyMore) {
  night();
  for (int night = 1; night <= 3; ++night) {
    list(with(all_on(fmt::format("2026-02-{:02}", night)), 1, fmt::format("2026-03-{:02}", night)));
    // The first 20 wrong ones are for nothing.
    EXPECT_EQ(pages_asked_next_night().size(), night <= 2 ? pages : 0U) << night;
  }
}

TEST_F(InSitemap, DatesThatAreRightKeepTheirTrust) {
  night();
  for (int night = 1; night <= 4; ++night) {
    for (int i = 1; i <= pages; ++i) {
      if (i % 2 == 0) answer(i, html(lesson(fmt::format("Les {}, versie {}", i, night))));
    }
    list(with(all_on(fmt::format("2026-02-{:02}", night)), 1, fmt::format("2026-03-{:02}", night)));
    EXPECT_EQ(pages_asked_next_night().size(), pages) << night;
  }
}

// The sitemap had not changed since, and so did not say it again.
TEST_F(InSitemap, AHintThatABudgetCutOffIsFollowedTheNextNight) {
  night();
  list(with(with(all_on("2026-01-01"), 7, "2026-02-01"), 8, "2026-02-01"));
  first_source().budget.pages = 1;
  EXPECT_EQ(pages_asked_next_night().size(), 1U);
  EXPECT_EQ(pages_asked_next_night().size(), 1U);
  EXPECT_TRUE(pages_asked_next_night().empty());
}

TEST_F(InSitemap, APageThatIsNoLongerListedStays) {
  night();
  list({
      {1, "2026-01-01"},
      {2, "2026-01-02"}
  });
  for (int i = 0; i < 3; ++i) EXPECT_EQ(next_night().deleted, 0);
  EXPECT_EQ(documents(), pages);
}

// What an unchanged sitemap lists was known already, also when it had been left out.
TEST_F(InSitemap, AWiderScopeReachesASitemapThatDidNotChange) {
  first_source().scope.include = {"/1"};  // 1 and 10 to 19
  night();
  EXPECT_EQ(documents(), 11);
  first_source().scope.include = {};
  EXPECT_EQ(next_night().added, pages - 11);
}

TEST_F(InSitemap, APageThatMovedForGoodLeavesWhenItsNewAddressIsThere) {
  night();
  Page moved{301};
  moved.headers["Location"] = "/2";
  answer(7, moved);
  clock_.pass(std::chrono::days(31));
  EXPECT_EQ(night().deleted, 0) << "once is no evidence";
  clock_.pass(std::chrono::days(31));
  EXPECT_EQ(night().deleted, 1);
}

TEST_F(InSitemap, AnIndexLeadsToItsSitemapsAlsoWhenItDidNotChange) {
  first_source().start = {*Url::parse(web_.url(host, "/index.xml"))};
  web_.set_page(host, "/index.xml",
                xml(fmt::format("<sitemapindex><sitemap><loc>{}</loc></sitemap></sitemapindex>",
                                web_.url(host, "/sitemap.xml"))));
  night();
  EXPECT_EQ(documents(), pages);
  list(with(all_on("2026-01-01"), 7, "2026-02-01"));
  EXPECT_THAT(pages_asked_next_night(), ::testing::ElementsAre("/7"));
}

/// A feed with these items of which each has its title.
Page feed(const std::vector<std::string>& titles) {
  std::string items;
  for (const std::string& title : titles) {
    items += fmt::format(
        "<item><title>{0}</title><link>http://nieuws.localhost/{0}</link><description>Over {0}"
        "</description><category>Verpleegkundigen</category></item>",
        title);
  }
  return xml("<rss version='2.0'><channel><title>Nieuws</title>" + items + "</channel></rss>");
}

class InFeed : public Nights {
 protected:
  InFeed() {
    only_source("nieuws", source::Kind::Feed, "nieuws.localhost", "/feed");
    set(feed({"een", "twee"}));
  }
  void set(Page page) { web_.set_page("nieuws.localhost", "/feed", std::move(page)); }
};

TEST_F(InFeed, NewItemsAreAddedAndOldOnesThatFellOffStay) {
  EXPECT_EQ(night().added, 2);
  set(feed({"twee", "drie"}));
  const SourceReport report = next_night();
  EXPECT_EQ(report.added, 1);
  EXPECT_EQ(report.changed + report.deleted, 0);
  EXPECT_EQ(documents("nieuws"), 3);
}

TEST_F(InFeed, ThatDidNotChangeCostsOneConditionalRequest) {
  night();
  web_.clear_requests();
  EXPECT_EQ(next_night().outcomes.at(Outcome::Unchanged), 1);
  EXPECT_EQ(web_.requests("nieuws.localhost").back().status, 304);
  EXPECT_EQ(asked("nieuws.localhost").size(), 2U) << "and robots.txt";
}

// The feed itself was counted, and left no room for its item.
TEST_F(InFeed, OfOneDocumentAtMostGivesOne) {
  first_source().max_documents = 1;
  const SourceReport report = night();
  EXPECT_EQ(report.added, 1);
  EXPECT_EQ(report.limit, "max_documents: 1 are known");
}

/// A change to the source file, and what a feed that answers 304 gives by it.
struct OtherRules {
  std::string name;
  void (*before)(source::Source&);
  void (*after)(source::Source&);
  std::int64_t added, changed;
};

void PrintTo(const OtherRules& rules, std::ostream* out) { *out << rules.name; }

class FeedByOtherRules : public InFeed, public ::testing::WithParamInterface<OtherRules> {
 protected:
  int last_status() {
    const auto requests = web_.requests("nieuws.localhost");
    return std::find_if(requests.rbegin(), requests.rend(),
                        [](const LoggedRequest& request) { return request.target == "/feed"; })
        ->status;
  }
};

TEST_P(FeedByOtherRules, IsReadAnewOnce) {
  const OtherRules& rules = GetParam();
  rules.before(first_source());
  night();
  rules.after(first_source());
  const SourceReport report = next_night();
  EXPECT_EQ(report.added, rules.added);
  EXPECT_EQ(report.changed, rules.changed);
  EXPECT_EQ(last_status(), 200);
  next_night();
  EXPECT_EQ(last_status(), 304);
}

TEST_P(FeedByOtherRules, IsReadAnewAlsoAfterANightInWhichItFailed) {
  const OtherRules& rules = GetParam();
  rules.before(first_source());
  night();
  rules.after(first_source());
  web_.fail_with("nieuws.localhost", "/feed", 500);
  next_night();
  web_.recover("nieuws.localhost");
  EXPECT_EQ(next_night().added, rules.added);
  EXPECT_EQ(last_status(), 200);
}

TEST_P(FeedByOtherRules, IsReadAnewAlsoAfterANightThatHadNoTime) {
  const OtherRules& rules = GetParam();
  rules.before(first_source());
  night();
  rules.after(first_source());
  config_.crawler.maximum_run = std::chrono::milliseconds(0);
  next_night();
  config_.crawler.maximum_run = std::chrono::hours(1);
  EXPECT_EQ(next_night().added, rules.added);
  EXPECT_EQ(last_status(), 200);
}

INSTANTIATE_TEST_SUITE_P(
    , FeedByOtherRules,
    ::testing::Values(OtherRules{"MoreDocuments",
                                 [](source::Source& feed) { feed.max_documents = 1; },
                                 [](source::Source& feed) { feed.max_documents = 10; }, 1, 0},
                      OtherRules{"MoreFields", [](source::Source&) {},
                                 [](source::Source& feed) {
                                   feed.fields = {
                                       {"doelgroep", "category"}
                                   };
                                 },
                                 0, 2},
                      OtherRules{"AWiderScope",
                                 [](source::Source& feed) { feed.scope.include = {"/een"}; },
                                 [](source::Source& feed) { feed.scope.include = {}; }, 1, 0},
                      OtherRules{"AlsoVisits", [](source::Source&) {},
                                 [](source::Source& feed) { feed.visit = true; }, 0, 0}),
    [](const auto& tested) { return tested.param.name; });

TEST_F(InFeed, ThatFailsDeletesNothingAndFailsTheSource) {
  night();
  set({500});
  const SourceReport report = next_night();
  EXPECT_THAT(report.failure, HasSubstr("HTTP 500"));
  EXPECT_EQ(documents("nieuws"), 2);
}

TEST_F(InFeed, WithVisitTheItemsAreFetchedForTheirText) {
  first_source().visit = true;
  web_.set_page("nieuws.localhost", "/een", html(lesson("Een, in het lang")));
  night();
  const auto page = ledger_.pages_at("http://nieuws.localhost/een");
  EXPECT_EQ(page->size(), 1U);
}

TEST_F(Nights, ACalendarGivesItsEventsAndThoseThatFellOffStay) {
  only_source("agenda", source::Kind::Ical, "agenda.localhost", "/agenda.ics");
  const auto calendar = [&](const std::vector<int>& days) {
    std::string events;
    for (const int day : days) {
      events += fmt::format(
          "BEGIN:VEVENT\r\nUID:{0}@x\r\nSUMMARY:Scholing {0}\r\nDTSTART:202703{0:02}T190000Z\r\n"
          "URL:http://agenda.localhost/{0}\r\nEND:VEVENT\r\n",
          day);
    }
    web_.set_page(
        "agenda.localhost", "/agenda.ics",
        {200, "text/calendar",
         "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//NL\r\n" + events + "END:VCALENDAR\r\n"});
  };
  calendar({1, 2});
  EXPECT_EQ(night().added, 2);
  calendar({2, 3});
  EXPECT_EQ(next_night().added, 1);
  EXPECT_EQ(documents("agenda"), 3);
}

}  // namespace
}  // namespace wegwijzer
