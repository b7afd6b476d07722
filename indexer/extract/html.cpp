#include "indexer/extract/html.hpp"

#include <fmt/format.h>

#include <string_view>

#include "base/utf8.hpp"
#include "indexer/extract/dates.hpp"
#include "indexer/extract/decoded_text.hpp"
#include "indexer/extract/html_guard.hpp"
#include "indexer/extract/html_tree.hpp"
#include "indexer/extract/labelled_block.hpp"
#include "indexer/extract/login_form.hpp"
#include "indexer/extract/main_text.hpp"
#include "indexer/extract/page_description.hpp"
#include "indexer/extract/page_event.hpp"
#include "indexer/extract/page_head.hpp"
#include "indexer/extract/page_language.hpp"
#include "indexer/extract/page_links.hpp"
#include "indexer/extract/page_video.hpp"
#include "indexer/extract/published.hpp"
#include "indexer/extract/text_flow.hpp"
#include "indexer/extract/titles.hpp"
#include "indexer/extract/walk.hpp"
#include "indexer/extract/xpath.hpp"

namespace wegwijzer::extract {

namespace {

constexpr std::size_t maximum_page = 10'000'000;
constexpr std::size_t maximum_summary = 1000;
/// A page that sends its reader on says little more than "Klik hier".
constexpr std::size_t longest_stub = 300;

/// What all that is read from a page looks at.
struct Page {
  const pugi::xml_node& tree;
  const Rules& rules;
  PageHead head;
  std::vector<pugi::xml_node> main;
};

/// The first text that one of `expressions` gives.
std::string first_text(const Page& page, const std::vector<std::string>& expressions) {
  for (const std::string& expression : expressions) {
    const auto texts = select_texts(page.tree, expression);
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

/// The title that the page shows: by rule, the heading of the main text, any heading. A heading is
/// what the editor sees; <title> carries the site's name and is often cut.
std::string shown_title(const Page& page) {
  const std::string site = page.head.site_name();
  std::string title = first_text(page, page.rules.title);
  if (title.empty()) title = first_heading(page.main, site);
  return title.empty() ? first_heading({page.tree}, site) : title;
}

/// For the reader: `written`, or where the page has no title its first heading, tidied and put
/// behind the guideline or section that it belongs to.
std::string title_for_reader(const Page& page, const std::string& written,
                             const std::string& section, const MainText& main) {
  const auto tidied = [&](const std::string& title) {
    return tidy_title(title, page.rules.title_strip, page.head.site_name());
  };
  const bool use_heading = written.empty() && !main.headings.empty();
  const std::string title = tidied(use_heading ? main.headings.front().text : written);
  const std::string by_rule = first_text(page, page.rules.title_context);
  return with_context(title, tidied(by_rule.empty() ? section : by_rule));
}

Fields read_fields(const Page& page) {
  Fields fields;
  for (const std::string& place : page.rules.labelled) {
    for (const pugi::xml_node& block : select_elements(page.tree, place)) {
      fields.merge(read_labelled_block(text_in_lines(block, Marked::Apart), page.rules.labels));
    }
  }
  for (const auto& [name, expression] : page.rules.fields) {
    auto texts = select_texts(page.tree, expression);
    if (!texts.empty()) fields[name] = std::move(texts);
  }
  return fields;
}

/// Takes out a field that has a place of its own in Extracted.
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

/// summary, language and published, as far as the metadata says: by a rule of the source, else as
/// description.hpp orders it.
void add_description(const Page& page, const std::string& written, Description& described,
                     Extracted& extracted) {
  extracted.fields.merge(described.fields);
  extracted.summary = take_field(extracted.fields, "summary");
  if (extracted.summary.empty()) extracted.summary = std::move(described.summary);
  if (extracted.summary == written) extracted.summary.clear();
  extracted.summary = cut_utf8(extracted.summary, maximum_summary);

  extracted.language = primary_subtag(take_field(extracted.fields, "language"));
  if (extracted.language.empty()) {
    extracted.language = language_of(
        extracted, page.head.language.empty() ? described.language : page.head.language);
  }

  extracted.published = first_date(take_field(extracted.fields, "published"));
  if (extracted.published.empty()) extracted.published = date_of_fields(extracted.fields);
  if (extracted.published.empty()) extracted.published = std::move(described.published);
}

/// What the page's metadata holds that a reader would want to find and the page itself does not
/// show.
void add_hidden_text(const Description& described, Extracted& extracted) {
  if (described.questions.empty() && described.transcript.empty()) return;
  const auto add = [&](const std::string& lines) {
    if (extracted.text.size() + lines.size() >= maximum_text) return;
    extracted.text += (extracted.text.empty() ? "" : "\n") + lines;
  };
  const auto shows = [&, shown = fold(extracted.text)](const std::string& text) {
    return shown.find(fold(text)) != std::string::npos;
  };
  for (const auto& [question, answer] : described.questions) {
    if (shows(question)) continue;
    const std::size_t offset = extracted.text.empty() ? 0 : extracted.text.size() + 1;
    add(question + "\n" + answer);
    if (offset < extracted.text.size()) {
      extracted.headings.push_back({.level = 2, .text = question, .anchor = {}, .offset = offset});
    }
  }
  const std::string first_line = described.transcript.substr(0, described.transcript.find('\n'));
  if (!first_line.empty() && !shows(first_line)) add(described.transcript);
}

/// For a page that does nothing but send its reader on: where to, and nothing to search in.
Extracted stub_of(const Page& page) {
  Extracted stub;
  stub.links = read_links(page.tree, page.head.base);
  stub.links.insert(stub.links.begin(), {.url = page.head.refresh, .text = {}});
  stub.no_follow = page.head.robots.no_follow;
  return stub;
}

Extracted read_page(const pugi::xml_node& tree, const Document& document, const Rules& rules) {
  const Page page{tree, rules, read_head(tree, document.url), main_elements(tree, rules)};
  const std::string shown = shown_title(page);
  Extracted extracted;
  const bool has_microdata = document.bytes.find("itemscope") != std::string::npos;
  Description described =
      describe_page({tree, page.head, document.url, has_microdata}, shown, extracted.notes);
  std::string written = shown.empty() ? described.title : shown;
  if (written.empty()) written = page.head.title;
  MainText main = read_main_text(tree, page.main, rules, written);
  if (!page.head.refresh.empty() && main.text.size() < longest_stub) return stub_of(page);

  extracted.title = title_for_reader(page, written, described.section, main);
  extracted.text = std::move(main.text);
  extracted.headings = std::move(main.headings);
  extracted.fields = read_fields(page);
  add_description(page, written, described, extracted);
  extracted.links = read_links(tree, page.head.base);
  extracted.login = login_on(tree, extracted.title + " " + page.head.title, extracted.text);
  complete_event(std::move(described.event), embedded_video(page.main, page.head.base),
                 document.now, extracted);
  if (extracted.published.empty()) {
    extracted.published =
        published_date({tree, page.main, written, extracted.text, extracted.event, document.now});
  }
  add_hidden_text(described, extracted);
  extracted.canonical = page.head.canonical;
  extracted.no_index = page.head.robots.keeps_out(document.now);
  extracted.no_follow = page.head.robots.no_follow;
  extracted.no_snippet = page.head.robots.no_snippet;
  if (main.is_cut) {
    extracted.notes.push_back(
        fmt::format("only the first {} bytes of text were read", maximum_text));
  }
  if (page.head.canonicals_differ) {
    extracted.notes.push_back("more than one rel=canonical: none was used");
  }
  return extracted;
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
  const auto html = decode_text(document, Markup::Html);
  if (!html) return fail(html.error());
  const auto shape = check_shape(*html);
  if (!shape) return read_flat(*html, shape.error());
  return read_page(parse_html(*html), document, rules);
}

}  // namespace wegwijzer::extract
