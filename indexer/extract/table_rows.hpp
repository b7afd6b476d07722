#pragma once

#include <pugixml.hpp>

#include "indexer/extract/outlined_text.hpp"

namespace wegwijzer::extract {

/// The rows of tables in Office and OpenDocument, as lines "cell | cell". A table that lays a page
/// out is no data: a row of one cell, or with a cell that holds a table or a page of paragraphs,
/// leaves its paragraphs the lines that they are.
class TableRows {
 public:
  explicit TableRows(OutlinedText& text) : text_(text) {}

  void enter_row(const pugi::xml_node& row);
  void leave_cell(const pugi::xml_node& cell);
  void leave_row(const pugi::xml_node& row);

  /// Whether the end of a paragraph is no more than a space.
  bool in_row() const { return static_cast<bool>(row_); }

 private:
  OutlinedText& text_;
  pugi::xml_node row_;  ///< the outermost data row that we are in
};

}  // namespace wegwijzer::extract
