#include "relevance_score.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>

namespace wegwijzer::bench {

namespace {

constexpr std::size_t first_page = 10;
constexpr int good = 2;

/// The grades of the records of an answer in its order; 0 for one that is not relevant.
std::vector<int> grades_in(const std::vector<std::string>& answer, const Grades& grades) {
  std::set<std::string> seen;
  std::vector<int> found;
  for (const std::string& url : answer) {
    if (!seen.insert(url).second) continue;
    const auto grade = grades.find(url);
    found.push_back(grade == grades.end() ? 0 : grade->second);
  }
  return found;
}

std::vector<int> best_possible(const Grades& grades) {
  std::vector<int> best;
  for (const auto& [url, grade] : grades) best.push_back(grade);
  std::sort(best.begin(), best.end(), std::greater());
  return best;
}

double gain(const std::vector<int>& grades) {
  double sum = 0;
  for (std::size_t i = 0; i < std::min(first_page, grades.size()); ++i) {
    sum += (std::exp2(grades[i]) - 1) / std::log2(static_cast<double>(i) + 2);
  }
  return sum;
}

double reciprocal_rank(const std::vector<int>& grades, int wanted) {
  for (std::size_t i = 0; i < std::min(first_page, grades.size()); ++i) {
    if (grades[i] >= wanted) return 1 / static_cast<double>(i + 1);
  }
  return 0;
}

double relevant_part(const std::vector<int>& grades, std::size_t relevant) {
  const auto looked_at = static_cast<std::ptrdiff_t>(std::min(answer_depth, grades.size()));
  const auto found = std::count_if(grades.begin(), grades.begin() + looked_at,
                                   [](int grade) { return grade > 0; });
  return static_cast<double>(found) / static_cast<double>(relevant);
}

}  // namespace

Score score(const Grades& grades, const std::vector<std::string>& answer) {
  const std::vector<int> best = best_possible(grades);
  const std::vector<int> found = grades_in(answer, grades);
  return {reciprocal_rank(found, std::min(good, best.front())), gain(found) / gain(best),
          relevant_part(found, best.size()), !found.empty()};
}

MeanScore mean(const std::vector<ScoredQuery>& queries) {
  MeanScore mean{.queries = queries.size()};
  const double weight = 1 / static_cast<double>(std::max<std::size_t>(1, queries.size()));
  for (const ScoredQuery& query : queries) {
    mean.reciprocal_rank += query.score.reciprocal_rank * weight;
    mean.ndcg += query.score.ndcg * weight;
    mean.recall += query.score.recall * weight;
    if (!query.score.answered) ++mean.unanswered;
  }
  return mean;
}

}  // namespace wegwijzer::bench
