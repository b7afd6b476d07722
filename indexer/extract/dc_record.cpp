#include "indexer/extract/dc_record.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "indexer/extract/dates.hpp"
#include "indexer/extract/html_snippet.hpp"
#include "indexer/extract/page_head.hpp"
#include "indexer/extract/record_words.hpp"
#include "indexer/extract/xml_listing.hpp"

namespace wegwijzer::extract {

namespace {

constexpr std::size_t longest_dc_summary = 1000;

constexpr auto dc_fields = std::to_array<std::string_view>(
    {"subject", "type", "audience", "publisher", "coverage", "rights", "relation"});

/// The elements of one name, those in Dutch first.
std::vector<pugi::xml_node> dc_elements(const pugi::xml_node& dc, std::string_view name) {
  std::vector<pugi::xml_node> found;
  for (const pugi::xml_node& child : dc.children()) {
    if (local_name(child) == name) found.push_back(child);
  }
  std::stable_partition(found.begin(), found.end(), [](const pugi::xml_node& element) {
    return primary_subtag(element.attribute("xml:lang").value()) == "nl";
  });
  return found;
}

std::vector<std::string> dc_texts(const pugi::xml_node& dc, std::string_view name) {
  std::vector<std::string> texts;
  for (const pugi::xml_node& element : dc_elements(dc, name)) {
    std::string text = snippet_line(raw_text(element));
    if (!text.empty()) texts.push_back(std::move(text));
  }
  return texts;
}

std::string first_of(const std::vector<std::string>& texts) {
  return texts.empty() ? "" : texts.front();
}

/// dc:language is a tag, or the three letters of ISO 639-2.
std::string language_of(const std::string& text) {
  const std::string word = to_lower_ascii(text);
  if (word == "dut" || word == "nld" || word == "nederlands" || word == "dutch") return "nl";
  if (word == "eng" || word == "engels" || word == "english") return "en";
  return primary_subtag(word);
}

}  // namespace

void read_dc_record(const pugi::xml_node& dc, ListedItem& item) {
  Extracted& extracted = item.extracted;
  extracted.title = first_of(dc_texts(dc, "title"));
  extracted.summary = cut_utf8(first_of(dc_texts(dc, "description")), longest_dc_summary);
  extracted.language = language_of(first_of(dc_texts(dc, "language")));
  extracted.published = first_date(first_of(dc_texts(dc, "date")));
  const std::string format = to_lower_ascii(first_of(dc_texts(dc, "format")));
  if (format.find('/') != std::string::npos && format.find(' ') == std::string::npos) {
    extracted.media_type = format;
  }
  for (const std::string_view name : dc_fields) {
    for (const std::string& text : dc_texts(dc, name)) {
      add_word(extracted, std::string(name), vocabulary_word(text));
    }
  }
  item.url = first_address(dc_texts(dc, "identifier"));
  if (item.url.empty()) item.url = first_address(dc_texts(dc, "source"));
}

}  // namespace wegwijzer::extract
