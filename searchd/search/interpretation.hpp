#pragma once

#include <xapian.h>
#include <string>

#include "language/analyser.hpp"
#include "searchd/search/snippet.hpp"

namespace wegwijzer::search {

/// What a text means to the index: decided from the text alone, before filters, page and facets.
struct Interpretation {
  Xapian::Query query;  ///< matches nothing when the text holds no word
  Terms terms;          ///< the words that count as found, for marking
};

/// Words are ORed, each with its title bonus; a bonus for records that have them all. Stop words
/// count only when nothing else is left. No text is an error, and at most 32 words are used.
Interpretation interpret(const std::string& text, const language::Analyser& analyser);

}  // namespace wegwijzer::search
