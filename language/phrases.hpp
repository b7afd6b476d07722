#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "language/analyser.hpp"

namespace wegwijzer::language {

/// What a phrase amounts to whatever its inflection: the Dutch stems of its words without stop
/// words, in their order, a space between. One word gives its stem.
/// "palliatieve zorg voor kinderen" -> "palliatief zorg kind".
/// Empty where the small words make it mean another thing than the one word that they leave
/// ("verpleegkundige worden", "niet lezen").
std::string phrase_key(std::string_view phrase, const Analyser& analyser);

/// The phrases of the thesaurus that have no key, in its order, each once: no question and no text
/// is understood by them.
std::vector<std::string> phrases_without_key(const LanguageData& data, const Analyser& analyser);

/// Finds the many-worded phrases of a thesaurus in a text, so that each becomes a term of its own:
/// a question can then ask for a phrase at the price of a word, and its rarity is known.
///
/// The words may stand in any order, with up to three others between ("zorg voor het zieke kind,
/// palliatief"). Not for sharing between threads (it stems).
class PhraseFinder {
 public:
  /// Phrases of one word are left out: their stem is a term already.
  PhraseFinder(const LanguageData& data, const Analyser& analyser);

  struct Found {
    std::string key;
    std::size_t token;  ///< where its rarest-looking word stands: the longest
  };

  /// Every place where a phrase stands, in the order of the tokens.
  std::vector<Found> find(const std::vector<Token>& tokens) const;

 private:
  struct Phrase {
    std::string key;
    std::vector<std::string> others;  // its stems but the one that it is filed under
  };

  const Analyser* analyser_;
  std::unordered_map<std::string, std::vector<Phrase>> by_stem_;
};

}  // namespace wegwijzer::language
