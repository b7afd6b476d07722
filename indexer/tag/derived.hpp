#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "schema/taxonomy.hpp"

namespace wegwijzer::tag {

/// The primary subtag of a BCP 47 tag, in small letters: "nl" of "nl-NL". Empty when the text is no
/// such tag, and for "und" and "mul", which name no language.
std::string primary_language(std::string_view declared);

/// The value of a facet derived from the language; nullptr when it has none for this one.
const FacetValue* value_of_language(const Facet& facet, std::string_view language);

/// The first value whose dates hold `published` (YYYY[-MM[-DD]], taken as its first day).
const FacetValue* value_of_date(const Facet& facet, std::string_view published);

}  // namespace wegwijzer::tag
