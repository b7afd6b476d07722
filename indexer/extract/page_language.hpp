#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/extracted.hpp"

namespace wegwijzer::extract {

/// The language of a document by its words (CLD2), as ISO 639-1 where it has a code there;
/// `declared` (a primary subtag, or empty) where there is too little to tell or are several
/// languages.
///
/// What a page declares is often the default of its CMS, so a text that is clearly of one language
/// overrules it: any text in a script other than Latin (empty when CLD2 does not know it), a
/// sentence of 60 bytes, with the title when it has less than 200. Where there is no text the
/// summary stands in. Lists of literature do not count: they are in English under Dutch guidelines.
/// Of a long text a sample is looked at.
std::string language_of(const Extracted& document, std::string_view declared);

/// `text` without the sections under "Literatuur", "Referenties" and the like, each to the next
/// heading of its level or above, or to the end.
std::string without_references(std::string_view text, const std::vector<Heading>& headings);

}  // namespace wegwijzer::extract
