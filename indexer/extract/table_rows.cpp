#include "indexer/extract/table_rows.hpp"

#include "indexer/extract/xml_names.hpp"

namespace wegwijzer::extract {

namespace {

/// A cell with more paragraphs is a part of the page.
constexpr int most_paragraphs = 4;

bool is_cell(const pugi::xml_node& node) {
  const std::string_view name = local_name(node);
  return name == "tc" || name == "table-cell";
}

bool is_page_part(const pugi::xml_node& cell) {
  int paragraphs = 0;
  for (const pugi::xml_node& child : cell.children()) {
    const std::string_view name = local_name(child);
    if (name == "tbl" || name == "table" || name == "h") return true;
    if (name == "p" && ++paragraphs > most_paragraphs) return true;
  }
  return false;
}

bool holds_data(const pugi::xml_node& row) {
  int cells = 0;
  for (const pugi::xml_node& child : row.children()) {
    if (!is_cell(child)) continue;
    if (is_page_part(child)) return false;
    ++cells;
  }
  return cells > 1;
}

}  // namespace

void TableRows::enter_row(const pugi::xml_node& row) {
  if (row_ || !holds_data(row)) return;
  text_.end_line();
  row_ = row;
}

void TableRows::leave_cell(const pugi::xml_node& cell) {
  if (row_ && cell.parent() == row_) text_.separate();
}

void TableRows::leave_row(const pugi::xml_node& row) {
  if (row != row_) return;
  text_.end_line();
  row_ = {};
}

}  // namespace wegwijzer::extract
