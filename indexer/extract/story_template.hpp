#pragma once

#include "indexer/extract/extracted.hpp"

namespace wegwijzer::extract {

/// Recognises a practice story in the template casus - aanpak - uitkomst - aandachtspunten, of any
/// format: sets the field "template" to "praktijkverhaal". Casus and aanpak must open sections, in
/// that order, and one of the other two after them: an outcome may not be there yet. A section
/// opens with a heading or a line that is the word, or with the word and ":" or " |" before the
/// text, as in a table.
void recognise_story(Extracted& extracted);

}  // namespace wegwijzer::extract
