#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "schema/taxonomy.hpp"
#include "searchd/search/dictionary.hpp"
#include "searchd/search/document_facts.hpp"
#include "searchd/search/facet_columns.hpp"
#include "searchd/search/suggested_questions.hpp"
#include "searchd/search/suggested_terms.hpp"
#include "searchd/search/suggested_titles.hpp"
#include "searchd/search/suggested_values.hpp"
#include "searchd/search/suggestion.hpp"

namespace wegwijzer::search {

/// Suggestions while somebody types, from the values of the shown facets, the thesaurus, what is
/// asked often, and the titles of one generation. Restricted records are in none of these. Const;
/// safe for all threads.
class Suggestions {
 public:
  /// What a generation holds besides. The dictionary must outlive this, the rest is needed to open
  /// only.
  struct Sources {
    const Taxonomy& taxonomy;
    const FacetColumns& columns;
    const DocumentFacts& facts;
    const Dictionary& dictionary;
    const std::shared_ptr<const language::LanguageData>& language_data;
  };

  /// Reads titles and questions of the generation in `folder`. Index when the titles are not those
  /// of `sources`.
  static Result<std::unique_ptr<const Suggestions>> open(const std::filesystem::path& folder,
                                                         const Sources& sources);

  /// At most 8, best first: what begins with the typed text before what has it elsewhere; of those
  /// facet values, then terms, then questions, then titles, yet not only of one of these; where
  /// that is fewer than 8, what would match but for one letter. `language` of labels: "nl" or "en".
  std::vector<Suggestion> suggest(std::string_view typed, std::string_view language,
                                  const language::Analyser& analyser) const;

 private:
  /// In the order in which they are offered.
  enum class Shelf { Values, Terms, Questions, Titles };
  static constexpr std::array shelves{Shelf::Values, Shelf::Terms, Shelf::Questions, Shelf::Titles};

  /// A suggestion before it is written out: its shelf, and its number there.
  struct Place {
    Shelf shelf;
    std::uint32_t number;
  };

  Suggestions(std::array<SuggestedValues, 2> values, SuggestedTerms terms,
              SuggestedQuestions questions, SuggestedTitles titles,
              const language::KnownWords& known);

  const SuggestionTable& table(Shelf shelf, const SuggestedValues& values) const;
  std::vector<Place> matching(const Sought& sought, const SuggestedValues& values) const;
  std::vector<Place> misspelt(const Sought& sought, const SuggestedValues& values,
                              std::size_t shortest) const;
  void add_ways_in(const Sought& sought, std::vector<Place>& places) const;
  void choose(const std::vector<Place>& places, const SuggestedValues& values,
              std::vector<Place>& chosen) const;
  Suggestion written(const Place& place, const SuggestedValues& values) const;

  const language::KnownWords& known_;
  std::array<SuggestedValues, 2> values_;  // by language
  SuggestedTerms terms_;
  SuggestedQuestions questions_;
  SuggestedTitles titles_;
};

}  // namespace wegwijzer::search
