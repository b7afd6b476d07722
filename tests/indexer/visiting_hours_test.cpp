// When a source may be visited, and how much of it in one run; what is left is taken up again.
#include <set>

#include "indexer/nights.hpp"

namespace wegwijzer {
namespace {

using ledger::Outcome;
using std::chrono::hours;
using ::testing::ElementsAre;
using testing::html;
using testing::Nights;
using testing::Page;
using ::testing::Pair;

constexpr const char* closed = "outside the window of the source";

class NightWindow : public Nights {
 protected:
  NightWindow() { first_source().politeness.window = source::parse_window("22:00-06:00"); }
};

TEST_F(NightWindow, NothingIsAskedByDayNotEvenRobots) {
  clock_.pass_to(hours(12));
  const SourceReport report = night();
  EXPECT_TRUE(asked().empty());
  EXPECT_THAT(report.postponed, ElementsAre(Pair(closed, 1)));
  EXPECT_EQ(report.failure, "") << "it is no fault of the source";
}

TEST_F(NightWindow, IsOpenOnBothSidesOfMidnight) {
  clock_.pass_to(hours(23));
  EXPECT_EQ(night().added, pages);
  clock_.pass_to(hours(2));
  EXPECT_EQ(night().outcomes.at(Outcome::Unchanged), pages);
}

TEST_F(NightWindow, ThatClosesLeavesTheRestForTheNextNight) {
  clock_.pass_to(hours(5));
  web_.serve(host, [this](std::string_view target) -> std::optional<Page> {
    if (target == "/robots.txt") return Page{404};
    if (target == "/7") clock_.pass(hours(1));  // it is six o'clock when this page has come
    const int number = std::atoi(target.data() + 1);
    return number > 0 ? html(page_body(number)) : Page{404};
  });
  const SourceReport before = night();
  EXPECT_EQ(before.added, 7);
  EXPECT_THAT(before.postponed, ElementsAre(Pair(closed, pages - 7)));
  web_.clear_requests();
  clock_.pass_to(hours(22) + std::chrono::minutes(1));
  EXPECT_EQ(night().added, pages - 7);
}

// Whatever was asked beside pages was asked at any time of the day.
TEST_F(NightWindow, ThatClosesIsClosedForRobotsToo) {
  clock_.pass_to(hours(5));
  web_.serve(host, [this](std::string_view target) -> std::optional<Page> {
    if (target != "/robots.txt") return Page{404};
    clock_.pass(hours(1));
    Page moved{302};
    moved.headers["Location"] = "/elders/robots.txt";
    return moved;
  });
  EXPECT_THAT(night().postponed, ElementsAre(Pair(closed, 1)));
  EXPECT_THAT(asked(), ElementsAre("/robots.txt"));
}

TEST_F(NightWindow, ThatClosesIsClosedForThePageThatCannotExistToo) {
  clock_.pass_to(hours(5));
  web_.serve(host, [this](std::string_view target) -> std::optional<Page> {
    if (target == "/1") clock_.pass(hours(1));
    return target == "/1" ? html(page_body(1)) : Page{404};
  });
  const SourceReport report = night();
  EXPECT_THAT(asked(), ElementsAre("/robots.txt", "/1"));
  EXPECT_EQ(report.added, 1);
  EXPECT_THAT(report.postponed, ElementsAre(Pair(closed, pages - 1)));
}

TEST_F(NightWindow, ThatClosesStopsNoSourceThatHasNone) {
  add_source("ook", source::Kind::Site, host, "/2").depth = 0;
  clock_.pass_to(hours(5));
  web_.serve(host, [this](std::string_view target) -> std::optional<Page> {
    if (target == "/2") return html(page_body(2));
    if (target == "/elders/robots.txt") return Page{404};
    clock_.pass(hours(1));
    Page moved{302};
    moved.headers["Location"] = "/elders/robots.txt";
    return moved;
  });
  const auto reports = whole_night();
  EXPECT_THAT(reports[0].postponed, ElementsAre(Pair(closed, 1)));
  EXPECT_EQ(reports[1].added, 1);
}

TEST_F(Nights, ABudgetOfPagesCountsPagesAndIsTakenUpAgainTheNextNight) {
  first_source().budget.pages = 8;
  const SourceReport first = night();
  EXPECT_EQ(first.added, 8) << "robots.txt and the page that cannot exist are no pages";
  EXPECT_THAT(first.postponed, ElementsAre(Pair("the budget of 8 pages a run is spent", 12)));
  EXPECT_EQ(next_night().added, 8);
  EXPECT_EQ(next_night().added, pages - 16);
}

// The pages nearest to the start were due again each night, and were all that a budget ever saw.
TEST_F(Nights, ABudgetDoesNotGoToTheSamePagesEveryNight) {
  first_source().budget.pages = 3;
  for (int i = 0; i < 7; ++i) next_night();
  EXPECT_EQ(documents(), pages);
  web_.clear_requests();
  for (int i = 0; i < 7; ++i) next_night();
  const auto targets = asked();
  const std::set<std::string> different(targets.begin(), targets.end());
  EXPECT_EQ(different.size(), pages + 1U) << "and robots.txt";
}

TEST_F(Nights, ABudgetOfBytesEndsARunAndTheNextGoesOn) {
  const auto size = static_cast<std::int64_t>(page_body(1).size());
  first_source().budget.bytes = 5 * size;
  const SourceReport first = night();
  EXPECT_GE(first.bytes, 5 * size);
  EXPECT_LE(first.bytes, 7 * size) << "what was on its way may still come";
  EXPECT_EQ(first.postponed.size(), 1U);
  for (int i = 0; i < 4; ++i) next_night();
  EXPECT_EQ(documents(), pages);
}

TEST_F(Nights, ASpentBudgetDeletesNothingAndStopsNoOtherSource) {
  night();
  first_source().budget.pages = 1;
  web_.serve("ander.localhost", [](std::string_view target) -> std::optional<Page> {
    return target == "/1" ? html(page_body(1)) : Page{404};
  });
  add_source("ander", source::Kind::Site, "ander.localhost", "/1").depth = 0;
  const auto reports = whole_night();
  EXPECT_EQ(reports.front().deleted, 0);
  EXPECT_EQ(documents(), pages);
  EXPECT_EQ(reports.back().added, 1);
}

TEST_F(Nights, AHarvestThatHadItsTimeAsksNothingMoreAndTheNextOneGoesOn) {
  config_.crawler.maximum_run = std::chrono::milliseconds(0);
  const SourceReport report = night();
  EXPECT_EQ(asked().size(), 0U);
  EXPECT_EQ(report.postponed.at("the run has taken the 0 s of maximum_run"), 1);
  EXPECT_TRUE(report.failure.empty());
  config_.crawler.maximum_run = std::chrono::hours(1);
  EXPECT_EQ(next_night().added, pages);
}

// Without an end to the run this one takes ten hours.
TEST_F(Nights, AHarvestThatHadItsTimeDoesNotWaitForItsTurnAtAHost) {
  config_.crawler.minimum_delay = std::chrono::hours(10);
  config_.crawler.maximum_run = std::chrono::milliseconds(200);
  const SourceReport report = night();
  EXPECT_LE(asked().size(), 1U) << "robots.txt";
  EXPECT_EQ(report.postponed.at("the run has taken the 0 s of maximum_run"), 1);
}

}  // namespace
}  // namespace wegwijzer
