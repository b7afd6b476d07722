#pragma once

#include <xapian.h>
#include <string>
#include <string_view>
#include <vector>

#include "language/analyser.hpp"
#include "language/compounds.hpp"
#include "searchd/search/suggestion_table.hpp"

namespace wegwijzer::search {

/// The questions that are asked often, as far as a search for them finds something here.
struct SuggestedQuestions {
  std::vector<std::string> texts;  ///< most asked first
  SuggestionTable table;           ///< numbered as `texts`
};

/// `lines`: asked.txt, most asked first. Left out is what has a word that no document of the
/// generation has, or one of `outdated` (language::squeezed, sorted). Throws Xapian::Error.
SuggestedQuestions suggested_questions(std::string_view lines,
                                       const std::vector<std::string>& outdated,
                                       const language::Analyser& analyser,
                                       const language::Compounds& compounds,
                                       const Xapian::Database& database);

}  // namespace wegwijzer::search
