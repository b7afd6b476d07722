#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/url.hpp"
#include "searchd/search/explanation.hpp"
#include "searchd/search/results.hpp"

namespace wegwijzer::search {

/// A question about a question: why the record at an address is where it is in the answer.
struct PlacementQuery {
  Query query;  ///< whole list: of page, per_page and sort the defaults
  Url url;      ///< canonical
};

/// Reads `url` and, as parse_query does, what decides a list: `q`, the facets, `from`, `to`,
/// `exact`, `lang`. Query when the address is none, or another parameter is given.
Result<PlacementQuery> parse_placement_query(Parameters parameters, const Taxonomy& taxonomy);

/// One reason why a record is not in the answer.
struct Reason {
  /// In the order in which they are told:
  /// "never_seen"   no source ever came across the address, or:
  /// the name of an Absence: it did, and why there is no record nevertheless
  /// "filtered"     `parameter` with `values` keeps it out
  /// "excluded"     it has what was excluded with a -: `values`
  /// "required"     it lacks a phrase or title that must be there: `values`
  /// "words"        it lacks `values`, the words of the question
  std::string code;
  std::string parameter = {};
  std::vector<std::string> values = {};
  // Of an Absence: day and HTTP status of the last visit, and the address to look at instead.
  std::string date = {};
  int status = 0;
  std::string url = {};

  bool operator==(const Reason&) const = default;
};

/// Where the record of an address stands in the answer to a question, and why.
struct Placement {
  /// The question as it was read, and how many records match; without hits and facets.
  Results results;
  std::string url;
  std::string id, title;  ///< empty when there is no record
  bool found = false;     ///< among the results
  bool pinned = false;    ///< a person put it at the top
  /// Place in the list, from 1; 0 when it is not found, or stands past last_result.
  std::size_t rank = 0;
  /// What its words give, also where a filter keeps it out; none without record or text.
  std::optional<Explanation> explanation;
  std::vector<Reason> reasons;  ///< why it is not found

  bool operator==(const Placement&) const = default;
};

/// What must be there or must not, as it was typed.
std::string to_text(const Condition& condition);

/// The whole of it in sentences, in the language of the query.
std::vector<std::string> in_words(const Placement& placement, const Taxonomy& taxonomy);

/// What /v1/explain answers and `wegwijzer explain --json` prints (docs/api.md).
nlohmann::ordered_json to_json(const Placement& placement, const Taxonomy& taxonomy);

}  // namespace wegwijzer::search
