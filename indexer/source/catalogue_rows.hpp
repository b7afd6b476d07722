#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "indexer/source/source.hpp"

namespace wegwijzer::source {

/// One line of a catalogue: what it says for each field of Source::fields that it speaks about.
struct Row {
  std::size_t line = 0;
  std::map<std::string, std::vector<std::string>> words;
};

/// What was wrong with a line; line 0 is the file as a whole.
struct RowFault {
  std::size_t line = 0;
  std::string what;
};

struct Rows {
  std::vector<Row> rows;
  std::vector<RowFault> faults;
  bool complete = true;  ///< no row was lost
};

/// A longer row is a mistake or an attack, and is skipped.
inline constexpr std::size_t maximum_row_bytes = 4'000'000;

/// One JSON object on each line (https://jsonlines.org); empty lines are no rows. A list gives a
/// field several words, a number its digits; null is as good as absent.
Rows read_jsonl(std::string_view text, const Source& source);

/// Comma-separated values whose first row names the columns. A cell of a facet's column holds
/// several words with "|" between them, unless Source::values knows the whole cell as one word.
/// Malformed when a column that the source names is not there.
Result<Rows> read_csv(std::string_view text, const Source& source);

}  // namespace wegwijzer::source
