#pragma once

#include <xapian.h>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "indexer/store/term_maker.hpp"
#include "schema/ranking.hpp"
#include "schema/record.hpp"
#include "schema/taxonomy.hpp"

namespace wegwijzer::store {

/// A record on its way into the index: what can be decided from it alone, and the text whose terms
/// depend on all the others (docs/index-format.md).
struct PreparedDocument {
  Xapian::Document document;  ///< facets, date, id, stored data; no words yet
  std::string title;
  std::string shown;  ///< what snippets are cut from: summary and body
  std::string language;
  std::vector<std::string> labels;  ///< of its tags, where they are searchable
  std::vector<Section> sections;    ///< of `shown`

  /// For the file in which records wait for the census.
  std::string encode() const;
  /// Io when it is not what encode() writes.
  static Result<PreparedDocument> decode(std::string_view bytes);
};

PreparedDocument prepare(const Record& record, const Taxonomy& taxonomy, const Ranking& ranking);

/// The same with its words: all that Xapian holds of a record.
Xapian::Document with_terms(Xapian::Document document, const SearchableText& text);

}  // namespace wegwijzer::store
