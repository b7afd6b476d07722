#pragma once

#include <set>
#include <string>
#include <string_view>

#include "language/analyser.hpp"
#include "searchd/search/results.hpp"

namespace wegwijzer::search {

using Terms = std::set<std::string, std::less<>>;

/// A text and the analysis that its document was indexed with.
struct Passage {
  std::string_view text;
  std::string_view language;
};

/// The whole text with its matching words as odd pieces.
Marked mark(const Passage& passage, const Terms& terms, const language::Analyser& analyser);

/// The stretch of about thirty words in which most different terms stand, with "..." where it was
/// cut; the beginning of the text when nothing matches. Looks at the first 32 KB only.
Marked snippet(const Passage& passage, const Terms& terms, const language::Analyser& analyser);

}  // namespace wegwijzer::search
