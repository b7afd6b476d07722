#include "indexer/extract/outlined_text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace wegwijzer::extract {

void OutlinedText::add(std::string_view text) {
  if (line_size_ + text.size() > maximum_text) return;
  line_size_ += text.size();
  flow_.add(text);
}

void OutlinedText::end_line() {
  line_size_ = 0;
  flow_.end_line();
}

void OutlinedText::end_heading(int level) {
  const std::size_t start = flow_.next_line();
  end_line();
  if (flow_.text().size() <= start) return;
  headings_.push_back({.level = std::clamp(level, 1, 6),
                       .text = flow_.text().substr(start),
                       .anchor = {},
                       .offset = start});
}

void OutlinedText::append(std::string_view lines, const std::vector<Heading>& headings) {
  const std::size_t start = flow_.next_line();
  while (!lines.empty() && !is_full()) {
    const std::string_view line = lines.substr(0, lines.find('\n'));
    lines.remove_prefix(std::min(line.size() + 1, lines.size()));
    add(line);
    end_line();
  }
  const std::size_t kept = flow_.text().size() - std::min(start, flow_.text().size());
  for (Heading heading : headings) {
    if (heading.offset > kept) break;
    heading.offset += start;
    headings_.push_back(std::move(heading));
  }
}

void OutlinedText::move_to(Extracted& extracted) {
  end_line();
  if (is_full()) {
    extracted.notes.push_back(
        fmt::format("only the first {} bytes of text were read", maximum_text));
  }
  extracted.text = flow_.take();
  extracted.headings = std::move(headings_);
}

}  // namespace wegwijzer::extract
