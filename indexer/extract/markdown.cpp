#include "indexer/extract/markdown.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "indexer/extract/dates.hpp"
#include "indexer/extract/decoded_text.hpp"
#include "indexer/extract/text_flow.hpp"
#include "indexer/extract/titles.hpp"

namespace wegwijzer::extract {

namespace {

std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
}

/// "title: Pijn" between two lines "---" at the very start: one field each.
void read_front_matter(std::string_view& text, Extracted& page) {
  std::string_view rest = text;
  if (trim(take_line(rest)) != "---") return;
  while (!rest.empty()) {
    const std::string_view line = trim(take_line(rest));
    if (line == "---") {
      text = rest;
      return;
    }
    const std::size_t colon = line.find(": ");
    if (colon == std::string_view::npos) continue;
    std::string_view value = trim(line.substr(colon + 1));
    if (value.size() > 1 && value.front() == '"' && value.back() == '"') {
      value = value.substr(1, value.size() - 2);
    }
    page.fields[std::string(trim(line.substr(0, colon)))].emplace_back(value);
  }
  page.fields.clear();  // never closed: it was a rule and not front matter
}

/// 1 to 6 for "# ..." to "###### ...", else 0.
int atx_level(std::string_view line) {
  const auto marks = std::min(line.find_first_not_of('#'), line.size());
  const bool heading = marks >= 1 && marks <= 6 && marks < line.size() && line[marks] == ' ';
  return heading ? static_cast<int>(marks) : 0;
}

/// The length of a list mark at the start ("- ", "12. "), 0 without one.
std::size_t list_mark(std::string_view line) {
  if (line.starts_with("- ") || line.starts_with("* ") || line.starts_with("+ ")) return 2;
  const auto digits = std::min(line.find_first_not_of("0123456789"), line.size());
  return digits > 0 && digits < 10 && line.substr(digits).starts_with(". ") ? digits + 2 : 0;
}

bool is_rule(std::string_view line) {
  return line.size() >= 3 && (line.find_first_not_of("-") == std::string_view::npos ||
                              line.find_first_not_of("*") == std::string_view::npos ||
                              line.find_first_not_of("=") == std::string_view::npos);
}

/// The text of one line without marks; its links are added to the page.
class Inline {
 public:
  Inline(const Document& document, Extracted& page) : document_(document), page_(page) {}

  std::string read(std::string_view line) {
    std::string text;
    for (std::size_t i = 0; i < line.size();) {
      const std::size_t used = read_link(line.substr(i), text);
      if (used > 0) {
        i += used;
      } else if (line[i] == '\\' && i + 1 < line.size()) {
        text += line[i + 1];
        i += 2;
      } else if (is_mark(line, i)) {
        ++i;
      } else {
        text += line[i++];
      }
    }
    return text;
  }

 private:
  /// Reads "[text](address)" or "![alt](address)"; gives its length, 0 when there is none.
  std::size_t read_link(std::string_view rest, std::string& text) {
    const bool image = rest.starts_with("![");
    if (!image && !rest.starts_with('[')) return 0;
    const std::size_t open = image ? 2 : 1;
    const std::size_t middle = rest.substr(0, maximum_link).find(']');
    if (middle == std::string_view::npos || rest.substr(middle + 1, 1) != "(") return 0;
    const std::size_t close = rest.substr(0, maximum_link).find(')', middle);
    if (close == std::string_view::npos) return 0;

    const std::string label(rest.substr(open, middle - open));
    std::string_view address = trim(rest.substr(middle + 2, close - middle - 2));
    address = address.substr(0, address.find(' '));  // a title may follow
    text += label;
    const auto url = Url::parse(address, &document_.url);
    if (url && !image) page_.links.push_back({.url = url->href(), .text = collapse_space(label)});
    return close + 1;
  }

  static bool is_mark(std::string_view line, std::size_t at) {
    const char c = line[at];
    if (c == '*' || c == '`') return true;
    if (c != '_') return false;
    const auto is_word = [](char d) { return d != ' ' && d != '_' && d != '.' && d != ','; };
    const bool inside =
        at > 0 && at + 1 < line.size() && is_word(line[at - 1]) && is_word(line[at + 1]);
    return !inside;  // snake_case keeps its line
  }

  static constexpr std::size_t maximum_link = 4000;

  const Document& document_;
  Extracted& page_;
};

void read_lines(std::string_view text, const Document& document, Extracted& page) {
  TextFlow flow;
  Inline line_reader(document, page);
  while (!text.empty()) {
    std::string_view line = trim(take_line(text));
    while (line.starts_with('>')) line = trim(line.substr(1));
    if (line.empty() || is_rule(line) || line.starts_with("```")) {
      flow.end_line();
      continue;
    }
    const int level = atx_level(line);
    const std::size_t mark = list_mark(line);
    if (level > 0 || mark > 0) flow.end_line();
    line.remove_prefix(level > 0 ? static_cast<std::size_t>(level) : mark);
    const std::string plain = line_reader.read(line);
    std::string heading = level > 0 ? collapse_space(normalise(plain)) : "";
    if (!heading.empty()) {  // one of marks only has no line in the text
      page.headings.push_back(
          {.level = level, .text = std::move(heading), .anchor = {}, .offset = flow.next_line()});
    }
    flow.add(plain);
    flow.add(" ");
    if (level > 0) flow.end_line();
  }
  flow.end_line();
  page.text = flow.take();
}

std::string take_field(Extracted& page, const std::string& name) {
  const auto found = page.fields.find(name);
  if (found == page.fields.end()) return {};
  std::string value = found->second.front();
  page.fields.erase(found);
  return value;
}

}  // namespace

Result<Extracted> extract_markdown(const Document& document, const Rules& rules) {
  Extracted page;
  const auto decoded = decode_text(document, Markup::None);
  if (!decoded) return fail(decoded.error());
  std::string_view text = cut_utf8(*decoded, maximum_text);
  read_front_matter(text, page);
  read_lines(text, document, page);

  page.title = take_field(page, "title");
  page.summary = take_field(page, "summary");
  page.published = first_date(take_field(page, "date"));
  if (page.title.empty() && !page.headings.empty()) page.title = page.headings.front().text;
  if (page.title.empty()) page.title = cut_utf8(page.text.substr(0, page.text.find('\n')), 150);
  page.title = tidy_title(page.title, rules.title_strip, "");
  return page;
}

}  // namespace wegwijzer::extract
