#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace wegwijzer::bench {

/// How relevant records are to one query, by address: 3 exactly what is asked, 2 good, 1 somewhat
/// related. What is not listed is not relevant.
using Grades = std::map<std::string, int>;

struct JudgedQuery {
  std::string id, text, category;
  std::string part;  ///< "tune" or "check"; empty when the file does not say
  Grades grades;

  bool operator==(const JudgedQuery&) const = default;
};

/// Reads `queries` ("qid query category [part]" between tabs, a header line with "qid" may stand
/// above) and `judgements` (TREC form, "qid 0 url grade"). A query without a relevant record is
/// left out, for no engine can find one; so is a judgement on a query that is not there.
Result<std::vector<JudgedQuery>> read_judged_queries(const std::filesystem::path& queries,
                                                     const std::filesystem::path& judgements);

/// The queries of one part; an error when there are none.
Result<std::vector<JudgedQuery>> of_part(std::vector<JudgedQuery> queries, const std::string& part);

}  // namespace wegwijzer::bench
