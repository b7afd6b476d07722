#include "indexer/extract/properties.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "indexer/extract/dates.hpp"
#include "indexer/extract/html_tree.hpp"
#include "indexer/extract/page_head.hpp"
#include "indexer/extract/page_language.hpp"
#include "indexer/extract/published.hpp"
#include "indexer/extract/text_flow.hpp"
#include "indexer/extract/titles.hpp"
#include "indexer/extract/xml_names.hpp"

namespace wegwijzer::extract {

namespace {

/// A description that is longer is no summary any more.
constexpr std::size_t longest_summary = 1000;
/// A first line that is longer is a paragraph.
constexpr std::size_t longest_first_line = 150;

void add_keywords(std::string_view list, std::vector<std::string>& keywords) {
  while (!list.empty()) {
    const std::string_view keyword = list.substr(0, list.find_first_of(",;"));
    list.remove_prefix(std::min(keyword.size() + 1, list.size()));
    if (!trim(keyword).empty()) keywords.emplace_back(trim(keyword));
  }
}

/// The description of an EPUB may be markup, escaped.
std::string as_summary(const std::string& said) {
  const bool is_markup = said.find("</") != std::string::npos;
  const std::string text =
      is_markup ? text_on_one_line(parse_html(said.substr(0, 10 * longest_summary))) : said;
  return std::string(cut_utf8(text, longest_summary));
}

void set_once(std::string& value, const std::string& said) {
  if (value.empty()) value = said;
}

void add_property(std::string_view name, const std::string& said, Properties& properties) {
  if (name == "title") set_once(properties.title, said);
  if (name == "description") set_once(properties.summary, as_summary(said));
  if (name == "language") set_once(properties.language, primary_subtag(said));
  if (name == "keywords" || name == "keyword" || name == "subject") {
    add_keywords(said, properties.keywords);
  }
  if (name == "modified" || name == "date") set_once(properties.dated, first_date(said));
  if (name == "created" || name == "creation-date") set_once(properties.created, first_date(said));
}

std::string first_short_line(std::string_view text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  return line.size() <= longest_first_line ? std::string(line) : "";
}

std::string packaged_title(const Properties& properties, const Document& document,
                           const Extracted& extracted) {
  if (is_telling_title(properties.title)) return properties.title;
  if (!extracted.headings.empty()) return extracted.headings.front().text;
  const std::string line = first_short_line(extracted.text);
  if (!line.empty()) return line;
  return title_from_file_name(document.file_name.empty() ? document.url.path()
                                                         : std::string_view(document.file_name));
}

}  // namespace

Properties read_properties(const pugi::xml_node& metadata) {
  Properties properties;
  for (const pugi::xml_node& property : metadata.children()) {
    const std::string said = collapse_space(normalise(property.text().get()));
    if (!said.empty()) add_property(local_name(property), said, properties);
  }
  return properties;
}

void apply_properties(const Properties& properties, const Document& document, const Rules& rules,
                      Extracted& extracted) {
  extracted.title =
      tidy_title(packaged_title(properties, document, extracted), rules.title_strip, "");
  if (properties.summary != extracted.title) extracted.summary = properties.summary;
  extracted.language = language_of(extracted, properties.language);
  extracted.published = date_in_words(extracted.text);
  set_once(extracted.published, properties.dated);
  set_once(extracted.published, properties.created);
  if (!properties.keywords.empty()) extracted.fields["Keywords"] = properties.keywords;
}

void apply_office_properties(Package& package, const Document& document, const Rules& rules,
                             Extracted& extracted) {
  const auto core = package.optional_xml("docProps/core.xml");
  extracted.notes = package.notes();
  apply_properties(read_properties(core.document_element()), document, rules, extracted);
}

}  // namespace wegwijzer::extract
