#include "indexer/extract/text_flow.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "indexer/extract/walk.hpp"

namespace wegwijzer::extract {

namespace {

/// What may stand between a title and the same title again: "Onderwijsmateriaal", an author and a
/// date.
constexpr std::size_t longest_label = 80;

std::string tidy(std::string_view line) { return collapse_space(normalise(line)); }

/// Elements whose content is never text.
bool is_silent(std::string_view name) {
  return name == "script" || name == "style" || name == "noscript" || name == "svg";
}

/// Feeds a TextFlow with all text below an element.
class LineReader {
 public:
  LineReader(TextFlow& flow, Marked marked) : flow_(flow), marked_(marked) {}

  bool enter(const pugi::xml_node& node) {
    if (node.type() == pugi::node_pcdata) flow_.add(node.value());
    if (node.type() != pugi::node_element || is_silent(node.name())) return false;
    boundary(node.name());
    return true;
  }

  void leave(const pugi::xml_node& node) { boundary(node.name()); }

 private:
  void boundary(std::string_view name) {
    if (is_block(name) || name == "br") flow_.end_line();
    if (name == "td" || name == "th") flow_.add(" ");
    const bool marks = name == "b" || name == "strong" || name == "label" || name == "span";
    if (marks && marked_ == Marked::Apart) flow_.add(" ");
  }

  TextFlow& flow_;
  Marked marked_;
};

}  // namespace

void TextFlow::separate() {
  const std::string cell = tidy(line_);
  line_.clear();
  if (cell.empty()) return;
  if (!cells_.empty()) cells_ += " | ";
  cells_ += cell;
}

void TextFlow::end_line() {
  std::string line;
  if (cells_.empty()) {
    line = tidy(line_);
  } else {
    separate();
    line = std::move(cells_);
  }
  line_.clear();
  cells_.clear();
  if (line.empty() || is_unwanted(line)) return;
  if (text_.size() + line.size() > maximum_text) {
    is_full_ = true;
    return;
  }
  if (!text_.empty()) text_ += '\n';
  text_ += line;
}

bool TextFlow::is_unwanted(std::string_view line) const {
  if (text_.size() <= longest_label && line == unwanted_.opening) return true;
  return std::any_of(unwanted_.starts.begin(), unwanted_.starts.end(),
                     [&](const std::string& start) { return line.starts_with(start); });
}

bool is_block(std::string_view element_name) {
  static constexpr auto blocks = std::to_array<std::string_view>(
      {"address", "article", "aside",  "blockquote", "body",   "caption", "center",   "dd",
       "details", "dialog",  "dir",    "div",        "dl",     "dt",      "fieldset", "figcaption",
       "figure",  "footer",  "form",   "h1",         "h2",     "h3",      "h4",       "h5",
       "h6",      "header",  "hgroup", "hr",         "legend", "li",      "main",     "menu",
       "nav",     "ol",      "option", "p",          "pre",    "section", "summary",  "table",
       "tbody",   "tfoot",   "thead",  "title",      "tr",     "ul"});
  static_assert(std::is_sorted(blocks.begin(), blocks.end()));
  return std::binary_search(blocks.begin(), blocks.end(), element_name);
}

std::string text_in_lines(const pugi::xml_node& element, Marked marked) {
  TextFlow flow;
  LineReader reader(flow, marked);
  walk(element, reader);
  flow.end_line();
  return flow.take();
}

std::string text_on_one_line(const pugi::xml_node& element) {
  std::string text = text_in_lines(element);
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

}  // namespace wegwijzer::extract
