#pragma once

#include "searchd/pages/html.hpp"
#include "searchd/pages/texts.hpp"
#include "searchd/search/results.hpp"

namespace wegwijzer::pages {

/// How the words were read, where that is not how they were typed: what was corrected, left out or
/// looked for besides, with a link to the answer for exactly these words. Nothing when there is
/// nothing to tell.
void write_reading_note(Html& html, const search::Results& results, const Texts& texts);

}  // namespace wegwijzer::pages
