#pragma once

#include <string>
#include <vector>

#include "language/analyser.hpp"
#include "language/compounds.hpp"
#include "schema/taxonomy.hpp"
#include "searchd/search/facet_columns.hpp"
#include "searchd/search/suggestion.hpp"
#include "searchd/search/suggestion_table.hpp"

namespace wegwijzer::search {

/// The values of the shown facets that some document has, by their labels in one language.
struct SuggestedValues {
  std::string language;                 ///< "nl" or "en"
  std::vector<Suggestion> suggestions;  ///< most documents first
  SuggestionTable table;                ///< numbered as those
};

SuggestedValues suggested_values(const std::string& language, const Taxonomy& taxonomy,
                                 const FacetColumns& columns, const language::Analyser& analyser,
                                 const language::Compounds& compounds);

}  // namespace wegwijzer::search
