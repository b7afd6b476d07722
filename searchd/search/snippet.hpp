#pragma once

#include <string_view>

#include "schema/word_stream.hpp"
#include "searchd/search/results.hpp"
#include "searchd/search/word_places.hpp"

namespace wegwijzer::search {

/// The whole title with its matching words as odd pieces.
Marked mark_title(std::string_view title, const WordStream& words, const WantedWords& wanted);

struct Snippet {
  Marked pieces;         ///< empty where the document shows no text
  std::size_t byte = 0;  ///< of the text where the first match stands
  bool matched = false;  ///< a word that was asked stands in it
};

/// The stretch of about thirty words that tells most of what was asked, with "…" where it was cut;
/// the beginning of the text when no asked word stands in it. `text` is the document's shown text,
/// to which `words` belongs. Reads a few hundred bytes of it, however long it is.
Snippet snippet(std::string_view text, const WordStream& words, const WantedWords& wanted);

}  // namespace wegwijzer::search
