#include "relevance_saved.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>

#include "base/files.hpp"
#include "relevance_rows.hpp"

namespace wegwijzer::bench {

namespace {

constexpr std::string_view header = "qid\tquery\tcategory\tMRR@10\tnDCG@10\tRecall@50\tanswered\n";

std::optional<double> figure(const std::string& text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  if (!whole || !(value >= 0 && value <= 1)) return std::nullopt;
  return value;
}

Result<ScoredQuery> scored_query_of(const Row& row) {
  const auto& cells = row.cells;
  if (cells.size() != 7) {
    return fail_at(row, fmt::format("{} columns, expected the 7 that --save writes", cells.size()));
  }
  std::array<double, 4> figures{};
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const auto value = figure(cells[i + 3]);
    if (!value) {
      return fail_at(row, fmt::format("\"{}\" is no figure from 0 to 1", cells[i + 3]));
    }
    figures[i] = *value;
  }
  return ScoredQuery{
      cells[0], cells[1], cells[2], {figures[0], figures[1], figures[2], figures[3] != 0}
  };
}

}  // namespace

Result<void> save(const std::filesystem::path& file, const std::vector<ScoredQuery>& run) {
  std::string text(header);
  for (const ScoredQuery& query : run) {
    text += fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{:d}\n", query.id, query.text, query.category,
                        query.score.reciprocal_rank, query.score.ndcg, query.score.recall,
                        query.score.answered);
  }
  return write_file(file, text);
}

Result<std::vector<ScoredQuery>> read_saved(const std::filesystem::path& file) {
  const auto rows = read_rows(file, Between::Tabs);
  if (!rows) return fail(rows.error());
  std::vector<ScoredQuery> run;
  for (const Row& row : *rows) {
    if (row.cells[0] == "qid") continue;
    auto query = scored_query_of(row);
    if (!query) return fail(query.error());
    run.push_back(std::move(*query));
  }
  return run;
}

std::vector<Change> changes(const std::vector<ScoredQuery>& before,
                            const std::vector<ScoredQuery>& now) {
  std::map<std::string, ScoredQuery> known;
  for (const ScoredQuery& query : before) known.emplace(query.id, query);
  std::vector<Change> both;
  for (const ScoredQuery& query : now) {
    if (const auto found = known.find(query.id); found != known.end()) {
      both.push_back({found->second, query});
    }
  }
  std::stable_sort(both.begin(), both.end(), [](const Change& a, const Change& b) {
    return a.difference() < b.difference();
  });
  return both;
}

}  // namespace wegwijzer::bench
