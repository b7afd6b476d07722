#include "relevance_tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace wegwijzer::bench {

namespace {

/// A smaller change of one query says nothing.
constexpr double worth_telling = .05;

std::string figures(const std::string& name, const MeanScore& mean) {
  const double unanswered_share = static_cast<double>(mean.unanswered) /
                                  static_cast<double>(std::max<std::size_t>(1, mean.queries));
  return fmt::format("{:26} {:7.3f} {:8.3f} {:10.3f} {:6.3f} {:4} {:8}", name, mean.reciprocal_rank,
                     mean.ndcg, mean.recall, unanswered_share, mean.unanswered, mean.queries);
}

void print_change(const Change& change) {
  fmt::print("  {:8} {:6.3f} -> {:.3f} {:+.3f}  {:12} {}\n", change.now.id,
             change.before.score.ndcg, change.now.score.ndcg, change.difference(),
             change.now.category, change.now.text);
}

void print_changes(const char* heading, const std::vector<Change>& changes) {
  fmt::print("\n{}, nDCG@10: {}\n", heading, changes.size());
  for (const Change& change : changes) print_change(change);
}

}  // namespace

void print_heading(const std::string& first_column) {
  fmt::print("{:26} {:>7} {:>8} {:>10} {:>11} {:>8}\n", first_column, "MRR@10", "nDCG@10",
             "Recall@50", "no answer", "queries");
}

void print_figures(const std::string& name, const MeanScore& mean) {
  fmt::print("{}\n", figures(name, mean));
}

void print_figures(const std::string& name, const MeanScore& mean, const MeanScore& whole) {
  fmt::print("{} {:+7.3f} nDCG\n", figures(name, mean), mean.ndcg - whole.ndcg);
}

void print_categories(const std::vector<ScoredQuery>& run) {
  std::map<std::string, std::vector<ScoredQuery>> categories;
  for (const ScoredQuery& query : run) categories[query.category].push_back(query);
  for (const auto& [name, queries] : categories) print_figures(name, mean(queries));
}

void print_comparison(const std::vector<Change>& changes) {
  std::vector<ScoredQuery> before, now;
  std::vector<Change> worse, better;
  for (const Change& change : changes) {
    before.push_back(change.before);
    now.push_back(change.now);
    if (change.difference() < -worth_telling) worse.push_back(change);
    if (change.difference() > worth_telling) better.push_back(change);
  }
  std::reverse(better.begin(), better.end());
  print_heading("against the saved run");
  print_figures("before", mean(before));
  print_figures("now", mean(now), mean(before));
  print_changes("worse by more than .05", worse);
  print_changes("better by more than .05", better);
}

}  // namespace wegwijzer::bench
