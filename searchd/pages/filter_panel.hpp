#pragma once

#include "searchd/pages/html.hpp"
#include "searchd/pages/texts.hpp"
#include "searchd/search/results.hpp"

namespace wegwijzer::pages {

/// The form that the boxes of the panel belong to, wherever they stand.
inline constexpr const char* search_form_id = "zoekformulier";

/// The facets with their values as check boxes, each facet folded in a <details>. Values keep the
/// order of the taxonomy, children stand under their parent, and each box is independent.
void write_filter_panel(Html& html, const search::Results& results, const Texts& texts);

/// What stands before the results for each choice: a link that takes it away.
void write_chosen_filters(Html& html, const search::Results& results, const Texts& texts);

}  // namespace wegwijzer::pages
