#pragma once

#include <filesystem>
#include <vector>

#include "base/result.hpp"
#include "relevance_score.hpp"

namespace wegwijzer::bench {

/// Writes a run as a table between tabs, a query a line, for a later run to be held against.
Result<void> save(const std::filesystem::path& file, const std::vector<ScoredQuery>& run);

/// Reads what save() wrote.
Result<std::vector<ScoredQuery>> read_saved(const std::filesystem::path& file);

/// One query in two runs.
struct Change {
  ScoredQuery before, now;

  double difference() const { return now.score.ndcg - before.score.ndcg; }
};

/// The queries that are in both runs, those that lost most nDCG first.
std::vector<Change> changes(const std::vector<ScoredQuery>& before,
                            const std::vector<ScoredQuery>& now);

}  // namespace wegwijzer::bench
