#pragma once

#include <xapian.h>
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "language/analyser.hpp"
#include "searchd/search/generation.hpp"
#include "searchd/search/interpretation.hpp"
#include "searchd/search/results.hpp"

namespace wegwijzer::search {

/// Which records are like one.
struct SimilarQuery {
  std::string id;
  int per_page = default_per_page;
  std::string language = "nl";  ///< of labels
};

/// Reads `per_page` and `lang`; Query names any other parameter.
Result<SimilarQuery> parse_similar_query(const std::string& id, const Parameters& parameters);

/// No more records than these are told to be like one.
inline constexpr std::size_t most_similar = 100;
/// Nor those that score less than this part of what the record itself does.
inline constexpr double least_similar = 0.1;

/// What a record is about, as a question: the words that tell most in this collection, by their
/// number in the record and by how few others have them, and the words in the labels of its tags.
/// `language` is the record's. Looks at a bounded number of words. Throws Xapian::Error.
Interpretation likeness(std::uint32_t document, const std::string& language,
                        const Generation& generation, const language::Analyser& analyser,
                        const Xapian::Database& database);

/// What /v1/documents/{id}/similar answers (docs/api.md), of results with hits and total alone.
nlohmann::ordered_json similar_to_json(const Results& results);

}  // namespace wegwijzer::search
