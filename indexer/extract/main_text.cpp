#include "indexer/extract/main_text.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "base/utf8.hpp"
#include "indexer/extract/text_flow.hpp"
#include "indexer/extract/walk.hpp"
#include "indexer/extract/xpath.hpp"

namespace wegwijzer::extract {

namespace {

/// 1 to 6 for h1 to h6, else 0.
int heading_level(std::string_view name) {
  const bool heading = name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
  return heading ? name[1] - '0' : 0;
}

/// Elements that are never part of what a page says.
bool is_no_text(std::string_view name) {
  static constexpr auto silent = std::to_array<std::string_view>(
      {"audio", "button", "canvas", "datalist", "iframe", "input", "nav", "noscript", "object",
       "script", "select", "style", "svg", "textarea", "video"});
  static_assert(std::is_sorted(silent.begin(), silent.end()));
  return std::binary_search(silent.begin(), silent.end(), name);
}

bool has_role(const pugi::xml_node& node, std::initializer_list<std::string_view> roles) {
  const std::string_view role = node.attribute("role").value();
  return std::find(roles.begin(), roles.end(), role) != roles.end();
}

bool is_frame(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  return name == "header" || name == "footer" || name == "aside" ||
         has_role(node, {"banner", "contentinfo", "complementary"});
}

/// Holds what the page is about: then it is a wrapper, whatever its class says.
bool holds_content(const pugi::xml_node& node) {
  return contains_element(node, [](const pugi::xml_node& inner) {
    const std::string_view name = inner.name();
    return name == "main" || name == "article" || name == "h1";
  });
}

/// Whether one of the words in `names` (between spaces) is one of `wanted`.
bool has_word(const std::string& names, std::initializer_list<std::string_view> wanted) {
  return std::any_of(wanted.begin(), wanted.end(), [&](std::string_view word) {
    for (auto at = names.find(word); at != std::string::npos; at = names.find(word, at + 1)) {
      const auto end = at + word.size();
      if ((at == 0 || names[at - 1] == ' ') && (end == names.size() || names[end] == ' '))
        return true;
    }
    return false;
  });
}

/// By its id or class: a cookie notice, bread crumbs, buttons to share, a footer of before HTML5.
bool is_notice(const pugi::xml_node& node) {
  const std::string_view id = node.attribute("id").value();
  const std::string_view classes = node.attribute("class").value();
  if (id.empty() && classes.empty()) return false;
  const std::string names = to_lower_ascii(std::string(id) + " " + std::string(classes));
  const bool says_so = names.find("cookie") != std::string::npos ||
                       names.find("breadcrumb") != std::string::npos ||
                       names.find("kruimelpad") != std::string::npos ||
                       has_word(names, {"footer", "site-footer", "page-footer", "share", "sharing",
                                        "social-share", "delen"});
  const std::string_view name = node.name();
  return says_so && name != "body" && name != "main" && name != "article" && !holds_content(node);
}

/// "Skip to main content": a link within the page for those who hear it.
bool is_skip_link(const pugi::xml_node& link) {
  if (link.attribute("href").value()[0] != '#') return false;
  const std::string text = fold(text_on_one_line(link));
  constexpr auto openings = std::to_array<std::string_view>(
      {"skip to ", "spring naar ", "naar hoofdinhoud", "naar de hoofdinhoud", "naar de inhoud",
       "naar inhoud", "naar footer", "ga naar de inhoud", "ga naar inhoud", "ga naar hoofdinhoud",
       "direct naar inhoud", "direct naar de inhoud", "overslaan en naar"});
  return std::any_of(openings.begin(), openings.end(),
                     [&](std::string_view opening) { return text.starts_with(opening); });
}

/// ASP.NET puts a whole page in one form; a search box is a form too, without a paragraph.
bool is_controls(const pugi::xml_node& form) {
  return !contains_element(form, [](const pugi::xml_node& inner) {
    const std::string_view name = inner.name();
    return name == "p" || name == "main" || name == "article" || heading_level(name) > 0;
  });
}

/// A row whose cells are words and not parts of a page: old pages are laid out with tables.
bool is_data_row(const pugi::xml_node& row) {
  for (const pugi::xml_node& cell : row.children()) {
    int blocks = 0;
    const bool layout = contains_element(cell, [&](const pugi::xml_node& inner) {
      const std::string_view name = inner.name();
      if (heading_level(name) > 0 || name == "table" || name == "ul" || name == "ol") return true;
      return is_block(name) && ++blocks > 1;
    });
    if (layout) return false;
  }
  return true;
}

/// The id that leads to a heading: its own, of something in it, or of the section it opens.
std::string anchor_of(const pugi::xml_node& heading) {
  if (const auto id = heading.attribute("id")) return id.value();
  const pugi::xml_node inner = heading.find_node([](const pugi::xml_node& node) {
    return !node.attribute("id").empty() || (node.attribute("name") && node.name()[0] == 'a');
  });
  if (const auto id = inner.attribute("id")) return id.value();
  if (const auto name = inner.attribute("name")) return name.value();
  const pugi::xml_node parent = heading.parent();
  const bool opens = parent.find_child([](const pugi::xml_node& child) {
    return child.type() == pugi::node_element;
  }) == heading;
  const std::string_view name = parent.name();
  return opens && name != "body" && name != "main" ? parent.attribute("id").value() : "";
}

enum class Frame { Keep, LeaveOut };

/// Turns elements into the lines of a TextFlow and notes the headings.
class MainReader {
 public:
  MainReader(TextFlow& flow, const std::set<pugi::xml_node>& dropped, Frame frame)
      : flow_(flow), dropped_(dropped), frame_(frame) {}

  bool enter(const pugi::xml_node& node) {
    if (node.type() == pugi::node_pcdata) flow_.add(node.value());
    if (node.type() != pugi::node_element || is_left_out(node)) return false;
    const std::string_view name = node.name();
    if (name == "tr" && !row_ && is_data_row(node)) {
      flow_.end_line();
      row_ = node;
    }
    if (name == "br" || breaks_line(name)) boundary();
    if (heading_level(name) > 0) heading_line_ = flow_.next_line();
    return true;
  }

  void leave(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    if (node == row_) row_ = {};
    if (row_ && node.parent() == row_) {
      flow_.separate();
    } else if (breaks_line(name)) {
      boundary();
    }
    if (heading_level(name) > 0) add_heading(node);
  }

  std::vector<Heading> take_headings() { return std::move(headings_); }

 private:
  bool is_left_out(const pugi::xml_node& node) const {
    const std::string_view name = node.name();
    if (is_no_text(name) || dropped_.contains(node)) return true;
    if (frame_ == Frame::LeaveOut && is_frame(node) && !holds_content(node)) return true;
    if (name == "form" && is_controls(node)) return true;
    if (name == "a" && is_skip_link(node)) return true;
    return has_role(node, {"navigation", "search"}) || is_notice(node);
  }

  /// A cell of a layout table is a part of the page like any other.
  bool breaks_line(std::string_view name) const {
    return is_block(name) || (!row_ && (name == "td" || name == "th"));
  }

  void boundary() {
    if (row_) {
      flow_.add(" ");
    } else {
      flow_.end_line();
    }
  }

  void add_heading(const pugi::xml_node& node) {
    Heading heading{.level = heading_level(node.name()),
                    .text = text_on_one_line(node),
                    .anchor = anchor_of(node),
                    .offset = heading_line_};
    const bool was_dropped = flow_.next_line() == heading_line_ && heading_line_ > 0;
    if (!heading.text.empty() && !was_dropped) headings_.push_back(std::move(heading));
  }

  TextFlow& flow_;
  const std::set<pugi::xml_node>& dropped_;
  Frame frame_;
  pugi::xml_node row_;  ///< the data row that we are in
  std::size_t heading_line_ = 0;
  std::vector<Heading> headings_;
};

bool has_text(const pugi::xml_node& element) {
  return static_cast<bool>(element.find_node([](const pugi::xml_node& node) {
    return node.type() == pugi::node_pcdata && !trim(node.value()).empty();
  }));
}

bool is_inside(pugi::xml_node node, const std::set<pugi::xml_node>& elements) {
  while (node && !elements.contains(node)) node = node.parent();
  return static_cast<bool>(node);
}

/// What the source's own rules select, without what stands inside another of them.
std::vector<pugi::xml_node> elements_by_rule(const pugi::xml_node& page, const Rules& rules) {
  std::vector<pugi::xml_node> elements;
  std::set<pugi::xml_node> chosen;
  for (const std::string& body : rules.body) {
    for (const pugi::xml_node& element : select_elements(page, body)) {
      if (is_inside(element, chosen)) continue;
      chosen.insert(element);
      elements.push_back(element);
    }
  }
  return elements;
}

}  // namespace

std::vector<pugi::xml_node> main_elements(const pugi::xml_node& page, const Rules& rules) {
  const auto by_rule = elements_by_rule(page, rules);
  if (std::any_of(by_rule.begin(), by_rule.end(), has_text)) return by_rule;

  for (const char* place : {"//main", "//*[@role='main']", "//article"}) {
    const auto found = select_elements(page, place);
    if (found.size() == 1 && has_text(found.front())) return found;
  }
  return select_elements(page, "/html/body");
}

MainText read_main_text(const pugi::xml_node& page, const std::vector<pugi::xml_node>& main,
                        const Rules& rules, const std::string& title) {
  std::set<pugi::xml_node> dropped;
  for (const std::string& drop : rules.drop) {
    const auto elements = select_elements(page, drop);
    dropped.insert(elements.begin(), elements.end());
  }

  TextFlow flow({.starts = rules.drop_text, .opening = title});
  MainText text;
  for (const pugi::xml_node& element : main) {
    const bool whole_page = std::string_view(element.name()) == "body";
    MainReader reader(flow, dropped, whole_page ? Frame::LeaveOut : Frame::Keep);
    walk(element, reader);
    flow.end_line();
    for (Heading& heading : reader.take_headings()) text.headings.push_back(std::move(heading));
  }
  text.is_cut = flow.is_full();
  text.text = flow.take();
  return text;
}

}  // namespace wegwijzer::extract
