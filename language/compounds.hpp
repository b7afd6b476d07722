#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "language/language_data.hpp"
#include "language/vocabulary.hpp"

namespace wegwijzer::language {

/// Splits Dutch compounds by what the collection itself holds: "pijnmedicatie" is pijn + medicatie
/// where both occur. A word list alone splits wrongly; frequencies decide (ziekenhuis|zorg, not
/// zieken|huis|zorg).
///
/// A word of 8 to 40 bytes splits into 2 to 4 parts of 4 bytes or more (3 where an editor's list
/// has the part), with a linking s, e, en, er or n between; each part occurs twice or stands in the
/// list, and is not blocked. Of all splits the one with the highest mean log frequency counts.
/// Const; safe for all threads as long as data and vocabulary live.
class Compounds {
 public:
  Compounds(const LanguageData& data, const Vocabulary& vocabulary)
      : rules_(&data.compounds), vocabulary_(&vocabulary) {}

  /// The parts in their order, without what links them; empty when it is no compound.
  std::vector<std::string> split(std::string_view form) const;

  /// How much a part weighs in the choice; negative when it cannot be one.
  double part_score(std::string_view part) const;

 private:
  const CompoundRules* rules_;
  const Vocabulary* vocabulary_;
};

}  // namespace wegwijzer::language
