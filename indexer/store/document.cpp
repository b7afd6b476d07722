#include "indexer/store/document.hpp"

#include <algorithm>
#include <charconv>
#include <map>

#include "schema/fields.hpp"
#include "schema/sections.hpp"
#include "schema/stored_record.hpp"

namespace wegwijzer::store {

namespace {

constexpr char label_separator = '\n';

void add_facets(Xapian::Document& document, const Record& record, const Taxonomy& taxonomy) {
  std::map<Xapian::valueno, std::string> slots;
  for (const Tag& tag : record.tags) {
    const Facet* facet = taxonomy.find(tag.facet);
    if (facet == nullptr || facet->find(tag.value) == nullptr) continue;
    document.add_boolean_term(facet->term(tag.value));
    std::string& joined = slots[facet->slot];
    if (!joined.empty()) joined += value_separator;
    joined += tag.value;
  }
  for (const auto& [slot, joined] : slots) document.add_value(slot, joined);
}

std::vector<std::string> labels_of(const Record& record, const Taxonomy& taxonomy,
                                   const Ranking& ranking) {
  std::vector<std::string> labels;
  for (const Tag& tag : record.tags) {
    if (std::find(ranking.labels.begin(), ranking.labels.end(), tag.facet) ==
        ranking.labels.end()) {
      continue;
    }
    const Facet* facet = taxonomy.find(tag.facet);
    const FacetValue* value = facet == nullptr ? nullptr : facet->find(tag.value);
    if (value != nullptr) labels.push_back(in_language(value->label, "nl"));
  }
  return labels;
}

/// What a snippet may be cut from: the body, after the summary where that says something else.
/// The sections move along.
void add_shown_text(PreparedDocument& prepared, const Record& record) {
  prepared.sections = record.sections;
  if (record.summary.empty() || record.text.find(record.summary) != std::string::npos) {
    prepared.shown = record.text;
    return;
  }
  prepared.shown = record.summary;
  if (record.text.empty()) return;
  prepared.shown += "\n";
  for (Section& section : prepared.sections) section.offset += prepared.shown.size();
  prepared.shown += record.text;
}

/// Netstrings (length, colon, bytes) one after the other.
void put(std::string& bytes, std::string_view piece) {
  bytes += std::to_string(piece.size());
  bytes += ':';
  bytes += piece;
}

bool take(std::string_view& bytes, std::string& piece) {
  std::size_t size = 0;
  const auto [end, error] = std::from_chars(bytes.data(), bytes.data() + bytes.size(), size);
  const auto digits = static_cast<std::size_t>(end - bytes.data());
  if (error != std::errc() || digits >= bytes.size() || bytes.size() - digits - 1 < size) {
    return false;
  }
  piece = bytes.substr(digits + 1, size);
  bytes.remove_prefix(digits + 1 + size);
  return true;
}

}  // namespace

std::string PreparedDocument::encode() const {
  std::string bytes, joined;
  for (const std::string& label : labels) joined += label + label_separator;
  put(bytes, document.serialise());
  put(bytes, title);
  put(bytes, shown);
  put(bytes, language);
  put(bytes, joined);
  put(bytes, encode_sections(sections));
  return bytes;
}

Result<PreparedDocument> PreparedDocument::decode(std::string_view bytes) {
  PreparedDocument prepared;
  std::string document, labels, sections;
  if (!take(bytes, document) || !take(bytes, prepared.title) || !take(bytes, prepared.shown) ||
      !take(bytes, prepared.language) || !take(bytes, labels) || !take(bytes, sections)) {
    return fail(Code::Io, "a record that waited to be indexed was damaged",
                "look at the disk, then run wegwijzer-indexer build");
  }
  prepared.document = Xapian::Document::unserialise(document);
  for (std::string_view rest = labels; !rest.empty();) {
    const std::size_t end = rest.find(label_separator);
    prepared.labels.emplace_back(rest.substr(0, end));
    rest.remove_prefix(end + 1);
  }
  prepared.sections = decode_sections(sections);
  return prepared;
}

PreparedDocument prepare(const Record& record, const Taxonomy& taxonomy, const Ranking& ranking) {
  PreparedDocument prepared;
  add_facets(prepared.document, record, taxonomy);
  if (const int date = date_number(record.published); date > 0) {
    prepared.document.add_value(slot::published, std::to_string(date));
  }
  if (record.event) {
    const Event& event = *record.event;
    const int last = date_number(event.end.empty() ? event.start : event.end);
    if (last > 0) prepared.document.add_value(slot::event_end, std::to_string(last));
  }
  prepared.document.add_boolean_term(std::string(id_prefix) + record.id);
  prepared.title = record.title;
  prepared.language = record.language;
  prepared.labels = labels_of(record, taxonomy, ranking);
  add_shown_text(prepared, record);
  return prepared;
}

Xapian::Document with_terms(Xapian::Document document, const SearchableText& text) {
  for (const auto& [term, count] : text.terms) document.add_term(term, count);
  return document;
}

}  // namespace wegwijzer::store
