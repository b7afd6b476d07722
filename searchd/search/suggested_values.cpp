#include "searchd/search/suggested_values.hpp"

#include <algorithm>
#include <cctype>

#include "language/marked_words.hpp"
#include "searchd/search/query.hpp"

namespace wegwijzer::search {

namespace {

/// A facet's label after a comma: "Thema" -> "thema", but "CanMEDS-rol".
std::string within_sentence(std::string label) {
  const auto is_capital = [](char c) { return std::isupper(static_cast<unsigned char>(c)) != 0; };
  const auto first_word =
      label.begin() + static_cast<std::ptrdiff_t>(std::min(label.find(' '), label.size()));
  if (std::count_if(label.begin(), first_word, is_capital) == 1 && is_capital(label[0])) {
    label[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(label[0])));
  }
  return label;
}

/// The values of one facet, in the order of the taxonomy.
void add_values(const Facet& facet, std::size_t first_code, const FacetColumns& columns,
                const std::string& language, std::vector<Suggestion>& suggestions) {
  for (std::size_t i = 0; i < facet.values.size(); ++i) {
    const std::size_t count = columns.total(first_code + i);
    if (count == 0) continue;
    Query query;
    query.filters[facet.id] = {facet.values[i].id};
    query.language = language;
    suggestions.push_back({in_language(facet.values[i].label, language), facet.id,
                           within_sentence(in_language(facet.label, language)), count,
                           "/zoek?" + to_query_string(query)});
  }
}

}  // namespace

SuggestedValues suggested_values(const std::string& language, const Taxonomy& taxonomy,
                                 const FacetColumns& columns, const language::Analyser& analyser,
                                 const language::Compounds& compounds) {
  std::vector<Suggestion> suggestions;
  for (std::size_t i = 0; i < taxonomy.facets.size(); ++i) {
    const Facet& facet = taxonomy.facets[i];
    if (facet.shown) add_values(facet, columns.first_code(i), columns, language, suggestions);
  }
  std::stable_sort(suggestions.begin(), suggestions.end(),
                   [](const Suggestion& a, const Suggestion& b) { return a.count > b.count; });
  std::vector<std::string> texts;
  for (const Suggestion& suggestion : suggestions) {
    texts.push_back(language::marked(suggestion.text, language, analyser, compounds));
  }
  return {language, std::move(suggestions),
          SuggestionTable({texts.begin(), texts.end()}, analyser)};
}

}  // namespace wegwijzer::search
