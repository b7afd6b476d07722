#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/extracted.hpp"
#include "indexer/source/source.hpp"
#include "indexer/tag/values.hpp"

namespace wegwijzer::tag {

/// A facet value that a field of the document names.
struct FieldMatch {
  ValueId value;
  std::string field, word;
};

/// A word in a field that belongs to a facet, for which the facet has no value.
struct UnmappedWord {
  std::string facet, word;

  auto operator<=>(const UnmappedWord&) const = default;
};

struct FieldMatches {
  std::vector<FieldMatch> found;
  std::vector<UnmappedWord> unmapped;
};

/// Reads what a document's fields say in words of their own: the columns of a catalogue, the
/// metadata block of a page. Const and safe to share once built.
///
/// A field belongs to a facet when its name is the facet's id or label ("access" is a catalogue's
/// name for the facet derived from it). Its words are then looked
/// up in Source::values, and as ids and labels of the facet's values. Any field may match a
/// Triggers::source_label. Everywhere case, accents, punctuation and a Dutch plural do not count. A
/// word that is unknown as a whole is tried again as a list ("Volwassenen | Ouderen").
class FieldWords {
 public:
  FieldWords(const Taxonomy& taxonomy, const Values& values);

  FieldMatches read(const std::map<std::string, std::vector<std::string>>& fields,
                    const source::Source& source) const;

 private:
  using Names = std::map<std::string, std::vector<ValueId>>;
  /// What one word gives; `known` also when it is known to mean nothing.
  struct Meaning {
    bool known = false;
    std::vector<ValueId> values = {};
  };
  struct Field;

  Meaning meaning(const Field& field, const std::string& word) const;
  Meaning meaning_in_facet(const Field& field, const std::string& word) const;
  void read_word(const Field& field, const std::string& word, FieldMatches& into) const;

  const Values* values_;
  std::map<std::string, std::string> facets_;  // key of an id or label -> the facet's id
  Names labels_;                               // key of "field word"
  std::map<std::string, Names> names_;         // facet id -> key of an id or label
};

}  // namespace wegwijzer::tag
