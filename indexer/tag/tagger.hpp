#pragma once

#include <string>
#include <vector>

#include "indexer/tag/decisions.hpp"
#include "indexer/tag/field_words.hpp"
#include "indexer/tag/found.hpp"
#include "indexer/tag/input.hpp"
#include "indexer/tag/trigger_index.hpp"
#include "indexer/tag/url_triggers.hpp"
#include "indexer/tag/values.hpp"
#include "schema/taxonomy.hpp"

namespace wegwijzer::tag {

/// What the tagger found; both lists of tags are ordered by facet, then value.
struct Tagged {
  std::vector<Tag> tags;  ///< parents included; each has its evidence
  /// Words that were not enough, what is named in passing, and what a negative context held back
  /// ("held"); for the report, never for the index.
  std::vector<Tag> doubtful;
  std::vector<UnmappedWord> unmapped;
  std::string language;  ///< BCP 47 primary subtag; empty when the document does not say
  std::string access;    ///< value of the facet whose `from` is "access"

  bool operator==(const Tagged&) const = default;
};

/// Gives documents the facet values of the taxonomy, with evidence. What counts, surest first:
///
/// 1. the source: Source::facets and Source::access
/// 2. a field of the document (field_words.hpp)
/// 3. the address, for values that only an address tells, such as the publisher; not when the
///    source said it
/// 4. language and date, for the facets that are derived from them
/// 5. words in title, headings, summary and text (weighing.hpp); an address there weighs 4
/// 6. for a facet that got nothing and had nothing to be derived from: its `otherwise` value
///
/// and with each value all above it. Before all stands what a person decided (decisions.hpp): a yes
/// is given whatever the rest says, a no takes the value away and what is below it, unless that has
/// a yes of its own. A document has one access: a restricted value wins over all
/// others, also that of a list which names the document, and neither words nor addresses ever give
/// or take one away; words do replace an access that is only the default of a source.
///
/// Pure: the same input and taxonomy give the same tags. Const and safe to share between threads.
class Tagger {
 public:
  explicit Tagger(Taxonomy taxonomy, Decisions decisions = {});
  // Its members point into each other.
  Tagger(const Tagger&) = delete;
  Tagger& operator=(const Tagger&) = delete;

  Tagged tag(const Input& input) const;

 private:
  void add_statement(const Statement& statement, Found& found, Tagged& tagged) const;
  void add_source(const source::Source& source, Found& found) const;
  void add_fields(const Statement& statement, Found& found, Tagged& tagged) const;
  void add_address(const std::vector<UrlMatch>& addresses, Found& found) const;
  void add_derived(const Input& input, Found& found, Tagged& tagged) const;
  void add_words(const Input& input, const std::vector<UrlMatch>& addresses, Found& found,
                 Found& doubtful) const;
  void add_decisions(const Input& input, Found& found, Tagged& tagged) const;
  void take_away(const Input& input, Found& found) const;
  void add_otherwise(const Input& input, const Tagged& tagged, Found& found) const;
  void add_parents(Found& found) const;

  bool has_value_of(const Facet& facet, const Found& found) const;
  std::vector<Tag> to_tags(const Found& found) const;

  Taxonomy taxonomy_;
  Decisions decisions_;
  Values values_;
  TriggerIndex triggers_;
  UrlTriggers urls_;
  FieldWords fields_;
};

}  // namespace wegwijzer::tag
