#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "base/result.hpp"
#include "cli/command.hpp"
#include "searchd/search/query.hpp"

namespace wegwijzer::cli {

/// The answer of /v1/search, from the local index or from a searchd: the same either way.
Result<nlohmann::ordered_json> ask_search(const Context& context,
                                          const search::Parameters& parameters);
/// The answer of /v1/suggest to a text that is being typed.
Result<nlohmann::ordered_json> ask_suggestions(const Context& context, const std::string& text);
/// The answer of /v1/explain.
Result<nlohmann::ordered_json> ask_explain(const Context& context,
                                           const search::Parameters& parameters);
/// The answer of /v1/documents/{id}/similar.
Result<nlohmann::ordered_json> ask_similar(const Context& context, const std::string& id,
                                           const search::Parameters& parameters);
/// The answer of /v1/facets.
Result<nlohmann::ordered_json> ask_facets(const Context& context);

}  // namespace wegwijzer::cli
