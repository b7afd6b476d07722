#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wegwijzer::source {

struct CsvRow {
  std::size_t line = 0;  ///< where it starts, from 1
  std::vector<std::string> cells;
  std::string fault;  ///< why its cells are not to be trusted; empty when they are
};

/// Rows of comma-separated values (RFC 4180), and what spreadsheets make of it: also with "\n" or a
/// bare "\r" for line ends, and with another separator. A quote inside a cell that does not start
/// with one is text. Lines without anything are no rows. Never fails, takes linear time.
class CsvReader {
 public:
  /// `text` must outlive this.
  CsvReader(std::string_view text, char separator) : text_(text), separator_(separator) {}

  /// nullopt after the last row.
  std::optional<CsvRow> next();

 private:
  enum class After { Cell, Row };

  After read_cell(CsvRow& row);
  std::string read_quoted(CsvRow& row);
  bool skip_line_end();

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
};

/// The separator of a file by its first line: ";" when that has more of those than commas outside
/// quotes, as spreadsheets write it where the decimal sign is a comma.
char csv_separator(std::string_view text);

}  // namespace wegwijzer::source
