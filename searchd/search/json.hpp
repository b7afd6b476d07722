#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "searchd/search/generation.hpp"
#include "searchd/search/results.hpp"
#include "searchd/search/suggestion.hpp"

namespace wegwijzer::search {

/// A hit as every list of hits shows it.
nlohmann::ordered_json to_json(const Hit& hit);

/// The question as it was read: "query" in the answers.
nlohmann::ordered_json query_to_json(const Results& results);

/// What /v1/search answers and `wegwijzer search --json` prints (docs/api.md).
nlohmann::ordered_json to_json(const Results& results);

/// What /v1/suggest answers and `wegwijzer suggest --json` prints.
nlohmann::ordered_json to_json(const std::vector<Suggestion>& suggestions);
/// The "explanation" of a hit with explain=1, and of /v1/explain.
nlohmann::ordered_json to_json(const Explanation& explanation);

/// What /v1/facets answers and `wegwijzer facets --json` prints: every facet, labels in all
/// languages, the tree, and counts over all records.
nlohmann::ordered_json facets_to_json(const Generation& generation);

}  // namespace wegwijzer::search
