#pragma once

#include <string>
#include <string_view>

namespace wegwijzer::extract {

/// Text that was broken to the width of a page, as paragraphs of one line each. An empty line, a
/// form feed (page break) or a list mark begins a new one; so does a capital after a line that was
/// short, which keeps headings and addresses apart. Words that were hyphenated at a line end are
/// joined ("be-" "nauwdheid"), but not "huis- en"; a soft hyphen at a line end always joins.
///
/// In NFC. Repaired as well is what PDFs do to letters: ligatures (U+FB00 to U+FB06) become
/// letters, a loose diaeresis goes back onto its vowel ("patie ¨nten"), dot leaders go.
/// `text` must be UTF-8.
std::string reflow(std::string_view text);

}  // namespace wegwijzer::extract
