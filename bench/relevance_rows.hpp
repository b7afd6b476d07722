#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace wegwijzer::bench {

/// One line of a table in a text file, with its place for error messages.
struct Row {
  std::string place;  ///< "queries.tsv: line 12"
  std::vector<std::string> cells;
};

/// What stands between two cells.
enum class Between {
  Tabs,    ///< exactly one, so that a cell may be empty or hold spaces
  Blanks,  ///< any run of white space, as TREC writes
};

/// Reads a table; lines without text are skipped.
Result<std::vector<Row>> read_rows(const std::filesystem::path& file, Between between);

/// The failure that a row is not what it should be, with the place of the row.
tl::unexpected<Error> fail_at(const Row& row, const std::string& what);

}  // namespace wegwijzer::bench
