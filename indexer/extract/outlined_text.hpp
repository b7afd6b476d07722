#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/extracted.hpp"
#include "indexer/extract/text_flow.hpp"

namespace wegwijzer::extract {

/// The text of a document that is read line by line, with the headings among its lines.
class OutlinedText {
 public:
  /// More of the current line. What one line has beyond maximum_text is dropped.
  void add(std::string_view text);
  /// " | " before the next cell of a row.
  void separate() { flow_.separate(); }
  void end_line();
  /// Ends the current line as a heading; `level` beyond 1 to 6 becomes the nearest of them. A line
  /// without text is no heading.
  void end_heading(int level);
  /// Lines of another document, with its headings.
  void append(std::string_view lines, const std::vector<Heading>& headings);

  bool is_full() const { return flow_.is_full(); }
  /// Sets text and headings, with a note when there was more text than is kept.
  void move_to(Extracted& extracted);

 private:
  TextFlow flow_;
  std::size_t line_size_ = 0;
  std::vector<Heading> headings_;
};

}  // namespace wegwijzer::extract
