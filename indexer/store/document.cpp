#include "indexer/store/document.hpp"

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "schema/fields.hpp"
#include "schema/stored_record.hpp"

namespace wegwijzer::store {

namespace {

using language::Token;

/// What one term of one document amounts to; gathered first, because one add_term per distinct term
/// is far cheaper than one add_posting per word.
struct Posting {
  Xapian::termcount wdf = 0;
  std::vector<Xapian::termpos> positions;
};

using Postings = std::unordered_map<std::string, Posting>;

/// Adds one field's words and returns the position behind it.
Xapian::termpos add_field(Postings& postings, const TextField& field,
                          const std::vector<Token>& tokens, Xapian::termpos position) {
  for (const Token& token : tokens) {
    Posting& posting = postings[token.term];
    posting.wdf += field.weight;
    if (!token.joined) posting.positions.push_back(position++);
    if (!field.prefix.empty()) {
      postings[std::string(field.prefix) + token.term].wdf += field.weight;
    }
  }
  return position + field_gap;
}

void add_text(Xapian::Document& document, const Record& record,
              const language::Analyser& analyser) {
  Postings postings;
  Xapian::termpos position = first_position;
  for (const TextField& field : text_fields) {
    const auto tokens = analyser.analyse(record.*field.text, record.language);
    position = add_field(postings, field, tokens, position);
  }
  for (const auto& [term, posting] : postings) {
    for (const Xapian::termpos place : posting.positions) document.add_posting(term, place, 0);
    document.add_term(term, posting.wdf);
  }
}

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

}  // namespace

Xapian::Document to_document(const Record& record, const Taxonomy& taxonomy,
                             const language::Analyser& analyser) {
  Xapian::Document document;
  add_text(document, record, analyser);
  add_facets(document, record, taxonomy);
  if (const int date = date_number(record.published); date > 0) {
    document.add_value(slot::published, std::to_string(date));
  }
  document.add_boolean_term(std::string(id_prefix) + record.id);
  document.set_data(stored_data(record));
  return document;
}

}  // namespace wegwijzer::store
