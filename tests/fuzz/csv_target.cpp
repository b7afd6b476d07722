#include "indexer/source/csv.hpp"

#include "fuzz/claim.hpp"
#include "fuzz/targets.hpp"
#include "indexer/source/catalogue_rows.hpp"

namespace wegwijzer::fuzz {

namespace {

/// The cells as RFC 4180 writes them when it must quote them all.
std::string written(const std::vector<std::string>& cells, char separator) {
  std::string line;
  for (const std::string& cell : cells) {
    if (!line.empty()) line += separator;
    line += '"';
    for (const char c : cell) line += c == '"' ? std::string("\"\"") : std::string(1, c);
    line += '"';
  }
  return line + "\r\n";
}

void claim_cells(std::string_view text, char separator) {
  source::CsvReader reader(text, separator);
  std::size_t line = 0;
  while (const auto row = reader.next()) {
    claim(row->line > line, "rows are in the order of their lines");
    claim(!row->cells.empty() || !row->fault.empty(), "a row has cells, or a fault");
    line = row->line;
    if (!row->fault.empty()) continue;
    const std::string again = written(row->cells, separator);
    const auto copy = source::CsvReader(again, separator).next();
    claim(copy && copy->cells == row->cells && copy->fault.empty(),
          "a row that is written is read as it was");
  }
}

}  // namespace

void fuzz_csv(std::string_view input) {
  claim_cells(input, source::csv_separator(input));

  source::Source source;
  source.fields = {
      {"url",       "url"        },
      {"title",     "titel"      },
      {"doelgroep", "doelgroepen"}
  };
  source.values["doelgroep"]["kind|ouder"] = "kinderen";
  const auto rows = source::read_csv(input, source);
  if (!rows) return claim(rows.error().code == Code::Malformed, "a wrong header is Malformed");
  claim(rows->complete == rows->faults.empty(), "a row that is lost is told");
  for (const source::Row& row : rows->rows) {
    claim(row.words.size() == source.fields.size(), "a row has a cell for each field");
    claim(row.words.at("url").size() == 1, "an address is never split");
  }
}

}  // namespace wegwijzer::fuzz
