#pragma once

#include <string>
#include <vector>

#include "relevance_saved.hpp"
#include "relevance_score.hpp"

namespace wegwijzer::bench {

/// A line above lines of figures.
void print_heading(const std::string& first_column);
/// "name  MRR@10  nDCG@10  Recall@50  no answer  queries".
void print_figures(const std::string& name, const MeanScore& mean);
/// The same with the difference in nDCG to another run.
void print_figures(const std::string& name, const MeanScore& mean, const MeanScore& whole);

/// A line for each category, in alphabetical order.
void print_categories(const std::vector<ScoredQuery>& run);

/// The totals of both runs, over the queries that both have; then those that lost or won more than
/// .05 nDCG, the largest change first.
void print_comparison(const std::vector<Change>& changes);

}  // namespace wegwijzer::bench
