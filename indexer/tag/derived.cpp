#include "indexer/tag/derived.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace wegwijzer::tag {

std::string primary_language(std::string_view declared) {
  const std::string_view trimmed = trim(declared);
  const std::string language =
      to_lower_ascii(trimmed.substr(0, std::min(trimmed.find_first_of("-_"), trimmed.size())));
  const bool letters =
      std::all_of(language.begin(), language.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  const bool names_none = language == "und" || language == "mul";
  if (!letters || language.size() < 2 || language.size() > 3 || names_none) return {};
  return language;
}

const FacetValue* value_of_language(const Facet& facet, std::string_view language) {
  if (language.empty()) return nullptr;
  const auto found = std::find_if(facet.values.begin(), facet.values.end(),
                                  [&](const FacetValue& v) { return v.language == language; });
  return found == facet.values.end() ? nullptr : &*found;
}

const FacetValue* value_of_date(const Facet& facet, std::string_view published) {
  constexpr std::string_view first_day = "-01-01";
  if (published.size() < 4) return nullptr;
  std::string date(published);
  if (date.size() == 4) date += first_day;
  if (date.size() == 7) date += first_day.substr(0, 3);
  // Dates in this form compare as texts.
  const auto found =
      std::find_if(facet.values.begin(), facet.values.end(), [&](const FacetValue& v) {
        const bool dated = !v.from.empty() || !v.to.empty();
        return dated && (v.from.empty() || v.from <= date) && (v.to.empty() || date <= v.to);
      });
  return found == facet.values.end() ? nullptr : &*found;
}

}  // namespace wegwijzer::tag
