#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace wegwijzer::language {

/// An abbreviation that a text explains itself: "geestelijke gezondheidszorg (ggz)".
struct Abbreviation {
  std::string short_form;  ///< in capitals: "GGZ"
  std::string long_form;   ///< lower case: "geestelijke gezondheidszorg"
  /// Its letters are the first letters of the words, all of them: no chance hit.
  bool initials = false;

  bool operator==(const Abbreviation&) const = default;
};

/// The abbreviations that a text explains, in its order. The long form stands before the brackets;
/// its letters are found from right to left (Schwartz and Hearst, A simple algorithm for
/// identifying abbreviation definitions in biomedical text, 2003). `text` must be UTF-8.
std::vector<Abbreviation> find_abbreviations(std::string_view text);

}  // namespace wegwijzer::language
