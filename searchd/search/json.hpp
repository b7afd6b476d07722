#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "searchd/search/generation.hpp"
#include "searchd/search/results.hpp"
#include "searchd/search/suggestion.hpp"

namespace wegwijzer::search {

/// What /v1/search answers and `wegwijzer search --json` prints (docs/api.md).
nlohmann::ordered_json to_json(const Results& results);

/// What /v1/suggest answers and `wegwijzer suggest --json` prints.
nlohmann::ordered_json to_json(const std::vector<Suggestion>& suggestions);

/// What /v1/facets answers and `wegwijzer facets --json` prints: every facet, labels in all
/// languages, the tree, and counts over all records.
nlohmann::ordered_json facets_to_json(const Generation& generation);

}  // namespace wegwijzer::search
