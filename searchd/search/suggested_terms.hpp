#pragma once

#include <xapian.h>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "language/analyser.hpp"
#include "language/compounds.hpp"
#include "language/language_data.hpp"
#include "searchd/search/suggestion_table.hpp"

namespace wegwijzer::search {

/// The words and phrases of a thesaurus that may be suggested, as they occur in one generation.
struct SuggestedTerms {
  struct Term {
    std::string text;
    std::size_t documents = 0;  ///< that have it, in any inflection; never 0

    bool operator==(const Term&) const = default;
  };

  std::vector<Term> terms;  ///< most documents first
  /// What is understood but not shown, as language::squeezed, sorted -> the place in `terms` of
  /// what to say instead: "zwakzinnig" -> "verstandelijke beperking".
  std::vector<std::pair<std::string, std::uint32_t>> ways_in;
  /// Words that hurt, not to be shown whatever has them; as language::squeezed, sorted.
  std::vector<std::string> outdated;
  SuggestionTable table;  ///< numbered as `terms`
};

/// Left out are the outdated words, what is spelt otherwise than we do, abbreviations that mean
/// other things too, and of terms that differ in their inflection all but the first. Throws
/// Xapian::Error.
SuggestedTerms suggested_terms(const language::LanguageData& data,
                               const language::Analyser& analyser,
                               const language::Compounds& compounds,
                               const Xapian::Database& database);

}  // namespace wegwijzer::search
