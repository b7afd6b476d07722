#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "schema/taxonomy.hpp"

namespace wegwijzer::search {

enum class Sort { Relevance, Date, Title };

inline constexpr int default_per_page = 10;
inline constexpr int largest_per_page = 100;
/// No page shows results past this one; a reader who needs more needs another question.
inline constexpr int last_result = 10'000;
/// Longer text is cut: nobody types it, and its cost must be bounded.
inline constexpr std::size_t longest_text = 1024;

/// What is asked. A value; knows no database and no HTTP.
struct Query {
  std::string text;  ///< as typed, valid UTF-8, at most longest_text bytes; empty: every record
  /// facet id -> chosen value ids, sorted; values of one facet are "or", facets are "and"
  std::map<std::string, std::vector<std::string>> filters;
  std::string from, to;  ///< published between these dates, inclusive; YYYY[-MM[-DD]], empty: open
  Sort sort = Sort::Relevance;
  int page = 1;
  int per_page = default_per_page;
  std::string language = "nl";  ///< of labels: "nl" or "en"
  bool exact = false;           ///< as typed: no correction, expansion or relaxation
  bool explain = false;         ///< each hit with the explanation of its score

  bool operator==(const Query&) const = default;
};

/// Request parameters: name -> value, names may repeat.
using Parameters = std::multimap<std::string, std::string>;

/// Whether a request parameter is one of parse_query's own, and not a facet.
bool is_plain_parameter(std::string_view name);

/// Reads `q`, the facets of the taxonomy, `from`, `to`, `sort`, `page`, `per_page`, `lang`,
/// `exact`, `explain`. An unknown name or value is Code::Query with `parameter` and a suggestion;
/// text never is.
Result<Query> parse_query(const Parameters& parameters, const Taxonomy& taxonomy);

/// The same for /v1/suggest: `q` and `lang` alone.
Result<Query> parse_suggest_query(const Parameters& parameters);

/// The query as parameters in canonical order, defaults left out: "doelgroep=kinderen&q=pijn".
/// Percent-encoded; equal queries give equal strings (links, ETag).
std::string to_query_string(const Query& query);

}  // namespace wegwijzer::search
