#include "indexer/extract/lom_record.hpp"

#include <array>

#include "base/utf8.hpp"
#include "indexer/extract/dates.hpp"
#include "indexer/extract/html_snippet.hpp"
#include "indexer/extract/moments.hpp"
#include "indexer/extract/page_head.hpp"
#include "indexer/extract/record_words.hpp"
#include "indexer/extract/xml_listing.hpp"

namespace wegwijzer::extract {

namespace {

constexpr std::size_t longest_lom_summary = 1000;

/// IEEE writes camel case (learningResourceType), IMS lower case.
bool is_lom(const pugi::xml_node& node, std::string_view name) {
  return to_lower_ascii(local_name(node)) == name;
}

std::vector<pugi::xml_node> lom_children(const pugi::xml_node& parent, std::string_view name) {
  std::vector<pugi::xml_node> found;
  for (const pugi::xml_node& child : parent.children()) {
    if (is_lom(child, name)) found.push_back(child);
  }
  return found;
}

pugi::xml_node lom_child(const pugi::xml_node& parent, std::string_view name) {
  for (const pugi::xml_node& child : parent.children()) {
    if (is_lom(child, name)) return child;
  }
  return {};
}

/// The language of a <langstring xml:lang="nl"> or <string language="nl">.
std::string language_of_string(const pugi::xml_node& string) {
  const std::string_view given = string.attribute("xml:lang").value();
  return primary_subtag(given.empty() ? string.attribute("language").value() : given);
}

/// The text of an element with a string for each language: in Dutch, else the first.
std::string lang_string(const pugi::xml_node& element) {
  std::string first;
  bool has_strings = false;
  for (const pugi::xml_node& string : element.children()) {
    if (!is_lom(string, "langstring") && !is_lom(string, "string")) continue;
    has_strings = true;
    std::string text = snippet_line(raw_text(string));
    if (text.empty()) continue;
    if (language_of_string(string) == "nl") return text;
    if (first.empty()) first = std::move(text);
  }
  return has_strings ? first : snippet_line(raw_text(element));
}

/// A word from a vocabulary: <source> and <value>, each perhaps with a langstring within.
std::string vocabulary_value(const pugi::xml_node& element) {
  const pugi::xml_node value = lom_child(element, "value");
  return vocabulary_word(text_below(value ? value : element));
}

void add_values(const pugi::xml_node& part, std::string_view name, Extracted& extracted) {
  for (const pugi::xml_node& element : lom_children(part, name)) {
    add_word(extracted, std::string(name), vocabulary_value(element));
  }
}

void read_general(const pugi::xml_node& general, Extracted& extracted) {
  extracted.title = lang_string(lom_child(general, "title"));
  extracted.summary = cut_utf8(lang_string(lom_child(general, "description")), longest_lom_summary);
  extracted.language = primary_subtag(child_text(general, "language"));
  for (const pugi::xml_node& keyword : lom_children(general, "keyword")) {
    add_word(extracted, "keyword", vocabulary_word(lang_string(keyword)));
  }
  add_values(general, "aggregationlevel", extracted);
}

void read_educational(const pugi::xml_node& educational, Extracted& extracted) {
  for (const char* name :
       {"learningresourcetype", "context", "intendedenduserrole", "difficulty"}) {
    add_values(educational, name, extracted);
  }
  for (const pugi::xml_node& range : lom_children(educational, "typicalagerange")) {
    add_word(extracted, "typicalagerange", vocabulary_word(lang_string(range)));
  }
}

void read_rights(const pugi::xml_node& rights, Extracted& extracted) {
  add_values(rights, "cost", extracted);
  for (const pugi::xml_node& copyright : lom_children(rights, "copyrightandotherrestrictions")) {
    add_word(extracted, "copyright", vocabulary_value(copyright));
  }
}

/// The name of an organisation in a vCard: of a person nothing is kept.
std::string organisation_in(std::string_view vcard) {
  for (const std::string_view key : {"ORG:", "ORG;"}) {
    const auto at = vcard.find(key);
    if (at == std::string_view::npos) continue;
    const auto colon = vcard.find(':', at);
    if (colon == std::string_view::npos) continue;
    const std::string_view rest = vcard.substr(colon + 1);
    return collapse_space(normalise(rest.substr(0, rest.find_first_of("\r\n;"))));
  }
  return {};
}

/// A <date> or <datetime> within the contribution of a publisher, or of whoever there is.
void read_contributions(const pugi::xml_node& lifecycle, Extracted& extracted) {
  std::string any_date;
  for (const pugi::xml_node& contribution : lom_children(lifecycle, "contribute")) {
    const bool publishes =
        to_lower_ascii(vocabulary_value(lom_child(contribution, "role"))) == "publisher";
    const std::string date = first_date(text_below(lom_child(contribution, "date")));
    if (publishes && !date.empty()) extracted.published = date;
    if (any_date.empty()) any_date = date;
    for (const char* name : {"centity", "entity"}) {
      for (const pugi::xml_node& entity : lom_children(contribution, name)) {
        if (publishes) add_word(extracted, "publisher", organisation_in(raw_text(entity)));
      }
    }
  }
  if (extracted.published.empty()) extracted.published = any_date;
}

/// <taxonpath> holds a <source> and <taxon>s of an <id> and an <entry>, the broadest first.
void read_classification(const pugi::xml_node& classification, Extracted& extracted) {
  const std::string purpose =
      to_lower_ascii(vocabulary_value(lom_child(classification, "purpose")));
  if (purpose.empty()) return;
  for (const pugi::xml_node& path : lom_children(classification, "taxonpath")) {
    for (const pugi::xml_node& taxon : lom_children(path, "taxon")) {
      add_word(extracted, purpose, vocabulary_word(child_text(taxon, "id")));
      add_word(extracted, purpose, vocabulary_word(lang_string(lom_child(taxon, "entry"))));
    }
  }
}

/// IMS has <catalogentry>, IEEE <identifier> with an <entry>.
std::vector<std::string> identifiers_of(const pugi::xml_node& general) {
  std::vector<std::string> found;
  for (const char* name : {"catalogentry", "identifier"}) {
    for (const pugi::xml_node& element : lom_children(general, name)) {
      const pugi::xml_node entry = lom_child(element, "entry");
      found.push_back(text_below(entry ? entry : element));
    }
  }
  return found;
}

}  // namespace

void read_lom_record(const pugi::xml_node& lom, ListedItem& item) {
  const pugi::xml_node general = lom_child(lom, "general");
  const pugi::xml_node technical = lom_child(lom, "technical");
  read_general(general, item.extracted);
  read_contributions(lom_child(lom, "lifecycle"), item.extracted);
  read_rights(lom_child(lom, "rights"), item.extracted);
  for (const pugi::xml_node& educational : lom_children(lom, "educational")) {
    read_educational(educational, item.extracted);
  }
  for (const pugi::xml_node& classification : lom_children(lom, "classification")) {
    read_classification(classification, item.extracted);
  }
  const std::string format = to_lower_ascii(text_below(lom_child(technical, "format")));
  if (format.find('/') != std::string::npos) item.extracted.media_type = format;
  const std::string duration = playing_time(text_below(lom_child(technical, "duration")));
  add_word(item.extracted, "duration", duration);

  std::vector<std::string> places;
  for (const pugi::xml_node& place : lom_children(technical, "location")) {
    places.push_back(text_below(place));
  }
  item.url = first_address(places);
  if (item.url.empty()) item.url = first_address(identifiers_of(general));
}

}  // namespace wegwijzer::extract
