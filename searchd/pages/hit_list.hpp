#pragma once

#include "searchd/pages/html.hpp"
#include "searchd/pages/texts.hpp"
#include "searchd/search/results.hpp"

namespace wegwijzer::pages {

/// The hits of one page as a numbered list; each has a heading of level 3.
void write_hit_list(Html& html, const search::Results& results, const Texts& texts);

}  // namespace wegwijzer::pages
