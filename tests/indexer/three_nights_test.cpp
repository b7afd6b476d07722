// A site that loses three pages in ten: first they do not answer, then they are not found. Nothing
// leaves without evidence, and then nothing leaves without a person.
#include "indexer/nightly_runs.hpp"

namespace wegwijzer {
namespace {

using ledger::Outcome;
using ::testing::HasSubstr;
using testing::html;
using testing::lesson;
using testing::NightlyRuns;
using testing::Page;
using testing::SiteServer;

constexpr int pages = 40, lost = 12;

bool is_lost(int number) { return number % 10 == 3 || number % 10 == 6 || number % 10 == 9; }

class ThreeNights : public NightlyRuns {
 protected:
  ThreeNights() {
    web_.serve(host, [this](std::string_view target) -> std::optional<Page> {
      if (target == "/") return html(lesson("Begin", testing::links_to_pages(pages)));
      const int number = std::atoi(target.data() + 1);
      if (number < 1 || number > pages) return Page{404};
      if (is_lost(number) && status_ != 200) return Page{status_};
      return html(lesson(fmt::format("Les {}", number)));
    });
    // Four at once, so that those that hang are not waited for one by one.
    write_site("site", host,
               {
                   {"politeness", {{"concurrency", 4}}}
    });
  }

  /// How the lost pages answer.
  void lose(int status) { status_ = status; }

  static std::int64_t dead_links(const RunReport& report) {
    return report.findings.at("dead_links").at("count").get<std::int64_t>();
  }

 private:
  std::atomic<int> status_ = 200;
};

TEST_F(ThreeNights, NothingVanishesUntilItIsCertainAndAPersonAgrees) {
  EXPECT_EQ(run().sources.front().added, pages + 1);
  EXPECT_EQ(indexed(), pages + 1U);

  lose(SiteServer::no_answer);
  const RunReport hanging = next_night();
  const SourceReport& silent = hanging.sources.front();
  EXPECT_EQ(silent.failures.at(Outcome::Failed).count, lost);
  EXPECT_THAT(silent.failures.at(Outcome::Failed).examples.at(0), HasSubstr("no whole answer"));
  EXPECT_EQ(silent.deleted, 0);
  EXPECT_TRUE(silent.held.empty());
  EXPECT_EQ(hanging.status(), ExitStatus::Done) << "the rest of the source answered";
  EXPECT_EQ(indexed(), pages + 1U);

  lose(404);
  const RunReport first_look = next_night();
  EXPECT_EQ(first_look.sources.front().failures.at(Outcome::Gone).count, lost);
  EXPECT_EQ(first_look.sources.front().deleted, 0) << "not found once is no evidence";
  EXPECT_TRUE(first_look.sources.front().held.empty());
  EXPECT_EQ(dead_links(first_look), lost);
  EXPECT_EQ(indexed(), pages + 1U);

  const RunReport second_look = next_night();
  const SourceReport& braked = second_look.sources.front();
  EXPECT_EQ(braked.held.size(), static_cast<std::size_t>(lost));
  EXPECT_THAT(braked.held.at(0).evidence, HasSubstr("HTTP 404 since "));
  EXPECT_EQ(braked.deleted, 0);
  EXPECT_EQ(second_look.status(), ExitStatus::Incomplete);
  EXPECT_EQ(indexed(), pages + 1U);

  EXPECT_THAT(command({"accept", "site"}), HasSubstr("site: 12 documents let go"));
  const RunReport after = next_night();
  EXPECT_EQ(after.status(), ExitStatus::Done);
  EXPECT_TRUE(after.build->published);
  EXPECT_EQ(indexed(), pages + 1U - lost);
}

TEST_F(ThreeNights, PagesThatComeBackWhileTheyAreHeldStay) {
  run();
  lose(404);
  next_night();
  EXPECT_EQ(next_night().sources.front().held.size(), static_cast<std::size_t>(lost));
  lose(200);
  const RunReport back = next_night();
  EXPECT_TRUE(back.sources.front().held.empty());
  EXPECT_EQ(back.status(), ExitStatus::Done);
  EXPECT_EQ(indexed(), pages + 1U);
}

TEST_F(ThreeNights, ABrokenNightBetweenTwo404sIsNoEvidenceAndHidesNone) {
  run();
  lose(404);
  next_night();
  lose(SiteServer::cut_off);
  EXPECT_TRUE(next_night().sources.front().held.empty());
  lose(404);
  EXPECT_EQ(next_night().sources.front().held.size(), static_cast<std::size_t>(lost));
}

}  // namespace
}  // namespace wegwijzer
