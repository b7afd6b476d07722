#include "relevance_score.hpp"

#include <gmock/gmock.h>

namespace wegwijzer::bench {
namespace {

constexpr double tolerance = 1e-6;

/// `first` after so many addresses that nobody judged.
std::vector<std::string> after(std::size_t others, const std::string& first) {
  std::vector<std::string> answer;
  for (std::size_t i = 0; i < others; ++i) answer.push_back("other" + std::to_string(i));
  answer.push_back(first);
  return answer;
}

struct Case {
  std::string name;
  Grades grades;
  std::vector<std::string> answer;
  double reciprocal_rank, ndcg, recall;

  friend void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }
};

class ScoreOf : public ::testing::TestWithParam<Case> {};

TEST_P(ScoreOf, AnAnswer) {
  const Case& c = GetParam();
  const Score scored = score(c.grades, c.answer);
  EXPECT_NEAR(scored.reciprocal_rank, c.reciprocal_rank, tolerance);
  EXPECT_NEAR(scored.ndcg, c.ndcg, tolerance);
  EXPECT_NEAR(scored.recall, c.recall, tolerance);
  EXPECT_EQ(scored.answered, !c.answer.empty());
}

INSTANTIATE_TEST_SUITE_P(
    ByHand, ScoreOf,
    ::testing::Values(
        // gains 7 and 1; the best order gives 7/1 + 1/1.584963 = 7.630930
        Case{
            "BestOrder", {{"a", 3}, {"b", 1}},
             {"a",      "b"     },
             1, 1, 1
},
        // 1/1.584963 + 7/2 = 4.130930, of 7.630930
        Case{"GoodThird", {{"a", 3}, {"b", 1}}, {"x", "b", "a"}, 1. / 3, 0.541340, 1},
        Case{"HalfIsFound", {{"a", 3}, {"b", 1}}, {"x", "b"}, 0, 0.082681, .5},
        // grade 1 counts as the first hit where the query has nothing better
        Case{"GradeOneIsTheBest", {{"a", 1}}, {"x", "a"}, .5, 0.630930, 1},
        Case{"GradeTwoIsGood", {{"a", 3}, {"b", 2}}, {"b"}, 1, 0.337352, .5},
        Case{"TenthCounts", {{"a", 2}}, after(9, "a"), .1, 0.289065, 1},
        Case{"EleventhCountsInRecallAlone", {{"a", 2}}, after(10, "a"), 0, 0, 1},
        Case{"FiftiethCountsInRecall", {{"a", 2}}, after(49, "a"), 0, 0, 1},
        Case{"FiftyFirstDoesNotCount", {{"a", 2}}, after(50, "a"), 0, 0, 0},
        Case{"RepeatedAddressTakesNoPlace", {{"a", 3}}, {"x", "x", "a"}, .5, 0.630930, 1},
        Case{"RepeatedAddressIsFoundOnce", {{"a", 3}, {"b", 3}}, {"a", "a"}, 1, 0.613147, .5},
        Case{"NothingRelevant", {{"a", 3}}, {"x", "y"}, 0, 0, 0},
        Case{"NoAnswer", {{"a", 3}}, {}, 0, 0, 0}),
    [](const auto& tested) { return tested.param.name; });

TEST(ScoreOf, ElevenRelevantRecordsFillTheFirstPageWithTen) {
  Grades grades;
  std::vector<std::string> answer;
  for (char name = 'a'; name <= 'k'; ++name) grades[std::string(1, name)] = 1;
  for (const auto& [url, grade] : grades) answer.push_back(url);
  answer.pop_back();
  const Score scored = score(grades, answer);
  EXPECT_NEAR(scored.ndcg, 1, tolerance);
  EXPECT_NEAR(scored.recall, 10. / 11, tolerance);
}

TEST(MeanScore, WeighsQueriesAlikeAndCountsTheUnanswered) {
  const MeanScore found = mean({
      {"q1", "delier",    "keyword",  {1, .8, .5, true}  },
      {"q2", "dilier",    "misspell", {0, 0, 0, false}   },
      {"q3", "sedatie",   "keyword",  {.5, .1, .25, true}},
      {"q4", "mondzorgg", "misspell", {0, 0, 0, false}   }
  });
  EXPECT_EQ(found.queries, 4);
  EXPECT_NEAR(found.reciprocal_rank, .375, tolerance);
  EXPECT_NEAR(found.ndcg, .225, tolerance);
  EXPECT_NEAR(found.recall, .1875, tolerance);
  EXPECT_EQ(found.unanswered, 2);
}

TEST(MeanScore, OfNothingIsNothing) {
  EXPECT_EQ(mean({}).queries, 0);
  EXPECT_EQ(mean({}).ndcg, 0);
}

}  // namespace
}  // namespace wegwijzer::bench
