#include "relevance_queries.hpp"

#include <fmt/format.h>

#include <set>

#include "relevance_rows.hpp"

namespace wegwijzer::bench {

namespace {

constexpr std::string_view highest_grade = "3";

Result<std::map<std::string, Grades>> read_grades(const std::filesystem::path& file) {
  const auto rows = read_rows(file, Between::Blanks);
  if (!rows) return fail(rows.error());
  std::map<std::string, Grades> grades;
  for (const Row& row : *rows) {
    if (row.cells.size() != 4) {
      return fail_at(row,
                     fmt::format("{} columns, expected qid, 0, url and grade", row.cells.size()));
    }
    const std::string& grade = row.cells[3];
    if (grade.size() != 1 || grade < "0" || grade > highest_grade) {
      return fail_at(row,
                     fmt::format("the grade is \"{}\", expected 0 to {}", grade, highest_grade));
    }
    if (grade == "0") continue;
    const std::string& url = row.cells[2];
    if (!grades[row.cells[0]].emplace(url, grade[0] - '0').second) {
      return fail_at(row, fmt::format("{} has a grade for {} already", url, row.cells[0]));
    }
  }
  return grades;
}

Result<JudgedQuery> query_of(const Row& row) {
  if (row.cells.size() != 3 && row.cells.size() != 4) {
    return fail_at(row, fmt::format("{} columns, expected qid, query, category and perhaps part, "
                                    "between tabs",
                                    row.cells.size()));
  }
  return JudgedQuery{
      row.cells[0], row.cells[1], row.cells[2], row.cells.size() == 4 ? row.cells[3] : "", {}};
}

}  // namespace

Result<std::vector<JudgedQuery>> read_judged_queries(const std::filesystem::path& queries,
                                                     const std::filesystem::path& judgements) {
  const auto rows = read_rows(queries, Between::Tabs);
  if (!rows) return fail(rows.error());
  auto grades = read_grades(judgements);
  if (!grades) return fail(grades.error());

  std::vector<JudgedQuery> judged;
  std::set<std::string> ids;
  for (const Row& row : *rows) {
    if (row.cells[0] == "qid") continue;
    auto query = query_of(row);
    if (!query) return fail(query.error());
    if (!ids.insert(query->id).second) return fail_at(row, query->id + " is there twice");
    query->grades = std::move((*grades)[query->id]);
    if (!query->grades.empty()) judged.push_back(std::move(*query));
  }
  if (judged.empty()) {
    return fail(Code::Malformed, fmt::format("{}: no query has a judgement in {}", queries.string(),
                                             judgements.string()));
  }
  return judged;
}

Result<std::vector<JudgedQuery>> of_part(std::vector<JudgedQuery> queries,
                                         const std::string& part) {
  std::erase_if(queries, [&](const JudgedQuery& query) { return query.part != part; });
  if (queries.empty()) return fail(Code::Malformed, fmt::format("no query is of part {}", part));
  return queries;
}

}  // namespace wegwijzer::bench
