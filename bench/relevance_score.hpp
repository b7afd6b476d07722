#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "relevance_queries.hpp"

namespace wegwijzer::bench {

/// No more of an answer than this is looked at.
inline constexpr std::size_t answer_depth = 50;

/// How good one answer is, each figure from 0 to 1.
struct Score {
  /// 1 / rank of the first good record (grade 2 and up; 1 when the query has no better) among the
  /// first ten; 0 when there is none.
  double reciprocal_rank = 0;
  /// Discounted cumulative gain of the first ten, gain 2^grade - 1, as part of the best possible
  /// (Järvelin and Kekäläinen 2002).
  double ndcg = 0;
  /// Part of the relevant records among the first fifty.
  double recall = 0;
  bool answered = false;

  bool operator==(const Score&) const = default;
};

/// `answer` holds addresses, the best first; one that comes again does not count. `grades` is not
/// empty and has no grade below 1.
Score score(const Grades& grades, const std::vector<std::string>& answer);

/// What a query was and how well it was answered; what a saved run holds.
struct ScoredQuery {
  std::string id, text, category;
  Score score;

  bool operator==(const ScoredQuery&) const = default;
};

/// The same over queries, each as heavy as the others.
struct MeanScore {
  std::size_t queries = 0;
  double reciprocal_rank = 0, ndcg = 0, recall = 0;
  std::size_t unanswered = 0;
};

MeanScore mean(const std::vector<ScoredQuery>& queries);

}  // namespace wegwijzer::bench
