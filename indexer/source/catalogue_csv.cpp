#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "indexer/source/catalogue_rows.hpp"
#include "indexer/source/csv.hpp"
#include "indexer/source/vocabulary.hpp"

namespace wegwijzer::source {

namespace {

constexpr char word_separator = '|';

struct Column {
  std::string field;
  std::size_t place;
};

Result<std::vector<Column>> find_columns(const CsvRow& header, const Source& source) {
  std::vector<std::string> names;
  for (const std::string& cell : header.cells) names.emplace_back(trim(cell));

  std::vector<Column> columns;
  for (const auto& [field, name] : source.fields) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) {
      return fail(
          Code::Malformed,
          fmt::format("line {}: has no column \"{}\", which the source names for {}", header.line,
                      name, field),
          fmt::format("its columns: {}", cut_utf8(fmt::format("{}", fmt::join(names, ", ")), 300)));
    }
    columns.push_back({field, static_cast<std::size_t>(found - names.begin())});
  }
  return columns;
}

/// Why a row cannot be used; empty when it can.
std::string fault_of(const CsvRow& row, std::size_t columns) {
  if (!row.fault.empty()) return row.fault;
  if (row.cells.size() == columns) return {};
  return fmt::format("has {} cells, expected {} as in the first line", row.cells.size(), columns);
}

bool is_one_word(const Source& source, const std::string& field, const std::string& cell) {
  const bool plain_field =
      std::find(record_fields.begin(), record_fields.end(), field) != record_fields.end();
  const auto values = source.values.find(field);
  return plain_field || (values != source.values.end() && values->second.contains(cell));
}

std::vector<std::string> split(std::string_view cell) {
  std::vector<std::string> words;
  while (true) {
    const std::size_t end = std::min(cell.find(word_separator), cell.size());
    words.emplace_back(trim(cell.substr(0, end)));
    if (end == cell.size()) return words;
    cell.remove_prefix(end + 1);
  }
}

}  // namespace

Result<Rows> read_csv(std::string_view text, const Source& source) {
  Rows rows;
  CsvReader reader(text, csv_separator(text));
  const auto header = reader.next();
  if (!header) {
    return fail(Code::Malformed, "is empty, expected a first line with the names of the columns");
  }
  const auto columns = find_columns(*header, source);
  if (!columns) return fail(columns.error());

  while (auto cells = reader.next()) {
    if (std::string fault = fault_of(*cells, header->cells.size()); !fault.empty()) {
      rows.faults.push_back({cells->line, std::move(fault)});
      rows.complete = false;
      continue;
    }
    Row row{.line = cells->line, .words = {}};
    for (const Column& column : *columns) {
      const std::string& cell = cells->cells[column.place];
      row.words[column.field] =
          is_one_word(source, column.field, cell) ? std::vector<std::string>{cell} : split(cell);
    }
    rows.rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace wegwijzer::source
