// The check part of the judged queries over the shipped catalogue, with the shipped configuration.
// Nobody tunes on these queries: a change that fails here made search worse for queries that nobody
// looked at. bench_relevance tells which (docs/benchmarks.md).
#include "relevance_run.hpp"

#include <gmock/gmock.h>

namespace wegwijzer::bench {
namespace {

namespace fs = std::filesystem;

// A little under what this version reaches, so that a changed tie is no failure. To be raised with
// what search gains, never lowered for a change.
constexpr double least_mrr = .92;
constexpr double least_ndcg = .79;
constexpr double least_recall = .78;
constexpr std::size_t most_unanswered = 0;

TEST(JudgedQueries, AreAnsweredNoWorseThanBefore) {
  const fs::path project = PROJECT_DIR, here = TEST_DIR;
  const auto records =
      read_judged_records(project / "crawl-config" / "catalogue" / "catalogus.jsonl");
  ASSERT_TRUE(records) << to_text(records.error());
  const auto queries =
      read_judged_queries(here / "queries.tsv", here / "qrels.tsv")
          .and_then([](const std::vector<JudgedQuery>& all) { return of_part(all, "check"); });
  ASSERT_TRUE(queries) << to_text(queries.error());
  ASSERT_EQ(queries->size(), 66);

  const auto run = measure(*records, *queries, {.config = project / "crawl-config"});
  ASSERT_TRUE(run) << to_text(run.error());
  const MeanScore reached = mean(*run);
  EXPECT_GE(reached.reciprocal_rank, least_mrr);
  EXPECT_GE(reached.ndcg, least_ndcg);
  EXPECT_GE(reached.recall, least_recall);
  EXPECT_LE(reached.unanswered, most_unanswered);
}

}  // namespace
}  // namespace wegwijzer::bench
