#include "indexer/extract/html_snippet.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "indexer/extract/html_guard.hpp"
#include "indexer/extract/html_tree.hpp"
#include "indexer/extract/text_flow.hpp"

namespace wegwijzer::extract {

namespace {

/// More of one snippet is not read: it is no document.
constexpr std::size_t longest_snippet = 500'000;

/// What was escaped twice is markup still after the first reading.
constexpr int most_escapings = 3;

/// Whether there is a tag or an entity in it that a reader would stumble over.
bool is_markup(std::string_view text) {
  const auto is_letter = [&](std::size_t at) {
    return at < text.size() && ((text[at] | 0x20) >= 'a' && (text[at] | 0x20) <= 'z');
  };
  for (auto at = text.find_first_of("<&"); at != std::string_view::npos;
       at = text.find_first_of("<&", at + 1)) {
    const auto end = text.find_first_of(text[at] == '<' ? "<>" : " ;&", at + 1);
    if (end == std::string_view::npos) continue;
    const bool is_tag = text[at] == '<' && text[end] == '>' &&
                        (is_letter(at + 1) || text[at + 1] == '/' || text[at + 1] == '!');
    const bool is_entity =
        text[at] == '&' && text[end] == ';' && (is_letter(at + 1) || text[at + 1] == '#');
    if (is_tag || is_entity) return true;
  }
  return false;
}

std::string read_once(const std::string& html) {
  const bool sound = check_shape(html).has_value();
  return text_in_lines(parse_html(sound ? html : without_tags(html)));
}

std::string plain_lines(std::string_view text) {
  TextFlow flow;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    flow.add(text.substr(begin, end - begin));
    flow.end_line();
    begin = end + 1;
  }
  return flow.take();
}

}  // namespace

std::string snippet_text(std::string_view html) {
  std::string text(cut_utf8(html, longest_snippet));
  if (!is_markup(text)) return plain_lines(text);
  for (int i = 0; i < most_escapings && is_markup(text); ++i) text = read_once(text);
  return text;
}

std::string snippet_line(std::string_view html) {
  std::string text = snippet_text(html);
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

}  // namespace wegwijzer::extract
