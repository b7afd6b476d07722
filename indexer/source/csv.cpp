#include "indexer/source/csv.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "indexer/source/catalogue_rows.hpp"

namespace wegwijzer::source {

std::optional<CsvRow> CsvReader::next() {
  while (skip_line_end()) {
  }
  if (at_ == text_.size()) return std::nullopt;
  CsvRow row;
  row.line = line_;
  const std::size_t start = at_;
  while (read_cell(row) == After::Cell) {
    if (at_ - start > maximum_row_bytes) row.cells.clear();  // read on, but keep nothing
  }
  if (at_ - start > maximum_row_bytes && row.fault.empty()) {
    row.fault =
        fmt::format("is {} bytes long, expected at most {}", at_ - start, maximum_row_bytes);
  }
  return row;
}

bool CsvReader::skip_line_end() {
  if (at_ == text_.size() || (text_[at_] != '\r' && text_[at_] != '\n')) return false;
  at_ += text_.substr(at_).starts_with("\r\n") ? 2 : 1;
  ++line_;
  return true;
}

CsvReader::After CsvReader::read_cell(CsvRow& row) {
  const bool quoted = at_ < text_.size() && text_[at_] == '"';
  std::string cell = quoted ? read_quoted(row) : std::string();

  const char ends[] = {separator_, '\r', '\n', '\0'};
  const std::string_view rest = text_.substr(at_);
  const std::size_t length = std::min(rest.find_first_of(std::string_view(ends, 3)), rest.size());
  if (quoted && length > 0) row.fault = "has text after a closing quote";
  cell += rest.substr(0, length);
  row.cells.push_back(std::move(cell));

  at_ += length;
  if (at_ == text_.size() || skip_line_end()) return After::Row;
  ++at_;  // the separator
  return After::Cell;
}

/// From an opening quote to past the closing one; two quotes are one in the text.
std::string CsvReader::read_quoted(CsvRow& row) {
  std::string cell;
  for (++at_; at_ < text_.size(); ++at_) {
    const char c = text_[at_];
    if (c == '"') {
      if (!text_.substr(at_ + 1).starts_with('"')) {
        ++at_;
        return cell;
      }
      ++at_;
    }
    const bool line_end = c == '\n' || (c == '\r' && !text_.substr(at_ + 1).starts_with('\n'));
    if (line_end) ++line_;
    cell += c;
  }
  row.fault = "has a quote that is never closed; nothing after it was read";
  return cell;
}

char csv_separator(std::string_view text) {
  std::size_t commas = 0, semicolons = 0;
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n' || c == '\r') break;
    commas += c == ',';
    semicolons += c == ';';
  }
  return semicolons > commas ? ';' : ',';
}

}  // namespace wegwijzer::source
