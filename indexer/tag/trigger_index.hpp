#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/tag/phrases.hpp"
#include "indexer/tag/values.hpp"

namespace wegwijzer::tag {

/// What a phrase means to a value: the lists of Triggers (schema/taxonomy.hpp) that hold words.
enum class Role : std::uint8_t {
  Strong,
  Abbreviation,
  Weak,
  Name,  ///< a weak trigger written with a capital: "Leiden" the town, not the verb
  With,
  Negative,
};

/// A phrase of one value in a text.
struct Occurrence {
  ValueId value;
  Role role;
  Match match;
  bool synonym = false;  ///< the thesaurus has it, not the value's own lists
};

/// Finds the trigger words of all values in one pass. Restricted values are left out: what a text
/// says never decides who may read it. Const and safe to share once built.
class TriggerIndex {
 public:
  explicit TriggerIndex(const Values& values);

  /// Ordered by value, then by place.
  std::vector<Occurrence> find(const Words& words) const;
  /// Whether the value's abbreviations want company.
  bool has_company(ValueId value) const { return has_company_[value]; }
  /// Whether its facet is one of which a document has what it names first.
  bool is_first_named(ValueId value) const { return first_named_[value]; }
  /// Whether its facet is one of which only those count whom the text addresses.
  bool is_addressed(ValueId value) const { return addressed_[value]; }

 private:
  struct Use {
    ValueId value;
    Role role;
    bool synonym = false;
  };

  void add(ValueId value, const Triggers& when);
  void add(const Use& use, const std::vector<std::string>& phrases);
  Compounds compounds_of(const Use& use) const;

  Phrases phrases_;
  std::vector<std::vector<Use>> uses_;  // by PhraseId
  std::vector<bool> has_company_;       // by ValueId
  std::vector<bool> first_named_;       // by ValueId
  std::vector<bool> addressed_;         // by ValueId
};

}  // namespace wegwijzer::tag
