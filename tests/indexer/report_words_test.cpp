#include "indexer/report_words.hpp"

#include <gtest/gtest.h>

#include "indexer/ledger/ledger.hpp"

namespace wegwijzer {
namespace {

struct Said {
  std::string fact;
  std::string got, expected;
};

class ReportWords : public ::testing::TestWithParam<Said> {};

TEST_P(ReportWords, AreDutch) { EXPECT_EQ(GetParam().got, GetParam().expected); }

INSTANTIATE_TEST_SUITE_P(
    , ReportWords,
    ::testing::Values(
        Said{"One", counted(1, "pagina", "pagina's"), "1 pagina"},
        Said{"None", counted(0, "pagina", "pagina's"), "0 pagina's"},
        Said{"FewBytes", size_in_words(999), "999 bytes"},
        Said{"Kilobytes", size_in_words(23'750), "24 kB"},
        Said{"Megabytes", size_in_words(1'450'000), "1,5 MB"},
        Said{"AWinterMoment", moment_in_words("2026-11-22T07:17:24Z"), "22 november 2026, 08:17"},
        Said{"ASummerMomentPastMidnight", moment_in_words("2026-06-30T22:30:00Z"),
             "1 juli 2026, 00:30"},
        Said{"ADay", moment_in_words("2026-03-01"), "1 maart 2026"},
        Said{"TheDayOfAMoment", day_in_words("2026-11-22T07:17:24Z"), "22 november 2026"},
        Said{"NoMoment", moment_in_words("gisteren"), "gisteren"}),
    [](const auto& said) { return said.param.fact; });

TEST(OutcomeInWords, KnowsEachOutcome) {
  using ledger::Outcome;
  for (int i = 0; i <= static_cast<int>(Outcome::Failed); ++i) {
    const std::string name = ledger::outcome_name(static_cast<Outcome>(i));
    EXPECT_NE(outcome_in_words(name), name);
  }
}

}  // namespace
}  // namespace wegwijzer
