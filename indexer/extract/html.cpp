#include "indexer/extract/html.hpp"

#include <fmt/format.h>

#include <string_view>

#include "base/utf8.hpp"
#include "indexer/extract/charset.hpp"
#include "indexer/extract/dates.hpp"
#include "indexer/extract/html_guard.hpp"
#include "indexer/extract/html_tree.hpp"
#include "indexer/extract/labelled_block.hpp"
#include "indexer/extract/main_text.hpp"
#include "indexer/extract/page_head.hpp"
#include "indexer/extract/page_links.hpp"
#include "indexer/extract/published.hpp"
#include "indexer/extract/text_flow.hpp"
#include "indexer/extract/titles.hpp"
#include "indexer/extract/walk.hpp"
#include "indexer/extract/xpath.hpp"

namespace wegwijzer::extract {

namespace {

constexpr std::size_t maximum_page = 10'000'000;
constexpr std::size_t maximum_summary = 1000;

/// The first text that one of `expressions` gives.
std::string first_text(const pugi::xml_node& page, const std::vector<std::string>& expressions) {
  for (const std::string& expression : expressions) {
    const auto texts = select_texts(page, expression);
    if (!texts.empty()) return texts.front();
  }
  return {};
}

bool is_in_frame(pugi::xml_node node) {
  for (; node; node = node.parent()) {
    const std::string_view name = node.name();
    if (name == "main" || name == "article") return false;
    if (name == "header" || name == "footer" || name == "nav" || name == "aside") return true;
  }
  return false;
}

/// The first h1 with text; one in the page's header is the logo as often as the title, and so is
/// one that only names the site.
std::string first_heading(const std::vector<pugi::xml_node>& places, const std::string& site) {
  for (const pugi::xml_node& place : places) {
    for (const pugi::xml_node& heading : elements_named(place, "h1")) {
      std::string text = text_on_one_line(heading);
      const bool names_site = !site.empty() && fold(text) == fold(site);
      if (!text.empty() && !names_site && !is_in_frame(heading)) return text;
    }
  }
  return {};
}

/// The title as the page writes it: by rule, the heading of the main text, any heading, og:title,
/// <title>. A heading is what the editor sees; <title> carries the site's name and is often cut.
std::string written_title(const pugi::xml_node& page, const PageHead& head, const Rules& rules) {
  const std::string site = head.meta({"og:site_name"});
  std::string title = first_text(page, rules.title);
  if (title.empty()) title = first_heading(main_elements(page, rules), site);
  if (title.empty()) title = first_heading({page}, site);
  if (title.empty()) title = head.meta({"og:title", "dcterms.title", "dc.title"});
  return title.empty() ? head.title : title;
}

Fields read_fields(const pugi::xml_node& page, const Rules& rules) {
  Fields fields;
  for (const std::string& place : rules.labelled) {
    for (const pugi::xml_node& block : select_elements(page, place)) {
      fields.merge(read_labelled_block(text_in_lines(block, Marked::Apart), rules.labels));
    }
  }
  for (const auto& [name, expression] : rules.fields) {
    auto texts = select_texts(page, expression);
    if (!texts.empty()) fields[name] = std::move(texts);
  }
  return fields;
}

/// Takes out the fields that have a place of their own in Extracted.
std::string take_field(Fields& fields, const char* name) {
  const auto found = fields.find(name);
  if (found == fields.end()) return {};
  std::string text = found->second.front();
  fields.erase(found);
  return text;
}

std::string date_of_fields(const Fields& fields) {
  for (const auto& [name, values] : fields) {
    const std::string date = date_in_words(name + ": " + values.front());
    if (!date.empty()) return date;
  }
  return {};
}

Extracted read_page(const pugi::xml_document& tree, const Document& document, const Rules& rules) {
  const PageHead head = read_head(tree, document.url);
  const std::string written = written_title(tree, head, rules);
  MainText main = read_main_text(tree, rules, written);

  Extracted page;
  const std::string site = head.meta({"og:site_name"});
  page.title =
      with_context(tidy_title(written, rules.title_strip, site),
                   tidy_title(first_text(tree, rules.title_context), rules.title_strip, site));
  page.fields = read_fields(tree, rules);
  page.summary = take_field(page.fields, "summary");
  if (page.summary.empty()) {
    page.summary = head.meta({"description", "og:description", "dcterms.description"});
  }
  if (page.summary == written) page.summary.clear();
  page.summary = cut_utf8(page.summary, maximum_summary);
  page.language = to_lower_ascii(take_field(page.fields, "language")).substr(0, 2);
  if (page.language.empty()) page.language = head.language;
  page.published = first_date(take_field(page.fields, "published"));
  if (page.published.empty()) page.published = date_of_fields(page.fields);
  if (page.published.empty()) {
    page.published = published_date(tree, head, main_elements(tree, rules), main.text);
  }
  page.text = std::move(main.text);
  page.headings = std::move(main.headings);
  page.links = read_links(tree, head.base);
  page.canonical = head.canonical;
  page.no_index = head.robots.no_index;
  page.no_follow = head.robots.no_follow;
  page.no_snippet = head.robots.no_snippet;
  if (main.is_cut)
    page.notes.push_back(fmt::format("only the first {} bytes of text were read", maximum_text));
  if (head.canonicals_differ) page.notes.push_back("more than one rel=canonical: none was used");
  return page;
}

/// For a page that the parser cannot be trusted with: bare text under its <title>.
Extracted read_flat(const std::string& html, const Error& reason) {
  Extracted page;
  // Nothing nests any more: safe to parse, which resolves the entities.
  const pugi::xml_document tree = parse_html(without_tags(html));
  page.text = text_in_lines(tree);
  page.title = page.text.substr(0, page.text.find('\n'));
  page.notes.push_back(reason.what + ": read as bare text, without links");
  return page;
}

}  // namespace

Result<Extracted> extract_html(const Document& document, const Rules& rules) {
  if (document.bytes.size() > maximum_page) {
    return fail(Code::Malformed, fmt::format("the page has {} bytes, at most {} are read",
                                             document.bytes.size(), maximum_page));
  }
  const std::string html = decode(document.bytes, document.charset, Markup::Html);
  const auto shape = check_shape(html);
  if (!shape) return read_flat(html, shape.error());
  return read_page(parse_html(html), document, rules);
}

}  // namespace wegwijzer::extract
