// A run over a few records through the real programs.
#include "relevance_run.hpp"

#include <gmock/gmock.h>

#include "base/files.hpp"
#include "support/temp_dir.hpp"

namespace wegwijzer::bench {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

const fs::path shipped = fs::path(PROJECT_DIR) / "crawl-config";
const std::vector<JudgedRecord> records{
    {"https://voorbeeld.nl/les#delier", "Delier herkennen",    "Onrust en verwardheid."},
    {"https://voorbeeld.nl/gezond",     "Gezond ouder worden", "Een les."              }
};

Result<std::vector<ScoredQuery>> ask(const std::string& text, const std::string& relevant,
                                     const Setup& setup) {
  return measure(records,
                 {
                     {"q1", text, "keyword", "", {{relevant, 3}}}
  },
                 setup);
}

TEST(RelevanceRun, FindsARecordByTheAddressThatTheJudgesWrote) {
  const auto run = ask("verwardheid", "https://voorbeeld.nl/les#delier", {.config = shipped});
  ASSERT_TRUE(run) << to_text(run.error());
  EXPECT_THAT(*run, ElementsAre(ScoredQuery{
                        "q1", "verwardheid", "keyword", {1, 1, 1, true}
  }));
}

TEST(RelevanceRun, WhatIsNotFoundIsUnanswered) {
  const auto run = ask("zzqq", "https://voorbeeld.nl/gezond", {.config = shipped});
  ASSERT_TRUE(run) << to_text(run.error());
  EXPECT_THAT(*run, ElementsAre(ScoredQuery{
                        "q1", "zzqq", "keyword", {0, 0, 0, false}
  }));
}

// Without its exceptions the stemmer makes "zon" of "gezond".
TEST(RelevanceRun, AChangedFileCountsAndStaysAsItWasInTheConfiguration) {
  const fs::path name = "language/stem_exceptions.json";
  const auto before = read_file(shipped / name);
  const auto as_shipped = ask("zon", "https://voorbeeld.nl/gezond", {.config = shipped});
  ASSERT_TRUE(as_shipped) << to_text(as_shipped.error());
  EXPECT_FALSE(as_shipped->front().score.answered);
  for (const std::optional<std::string>& text : {std::optional<std::string>("{}"), {}}) {
    const auto changed =
        ask("zon", "https://voorbeeld.nl/gezond", {.config = shipped, .changes = {{name, text}}});
    ASSERT_TRUE(changed) << to_text(changed.error());
    EXPECT_TRUE(changed->front().score.answered);
  }
  EXPECT_EQ(before, read_file(shipped / name));
}

TEST(RelevanceRun, TellsWhatTheIndexerSays) {
  const wegwijzer::testing::TempDir empty;
  const auto run = ask("delier", "https://voorbeeld.nl/gezond", {.config = empty.path()});
  ASSERT_FALSE(run);
  EXPECT_THAT(run.error().what, HasSubstr("wegwijzer-indexer ended with status 2: error: "));
  EXPECT_THAT(run.error().what, HasSubstr("crawler.json is missing"));
}

}  // namespace
}  // namespace wegwijzer::bench
