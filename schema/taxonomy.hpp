#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace wegwijzer {

/// Text per language (BCP 47 primary subtag): {"nl": ..., "en": ...}. "nl" is always there.
using Label = std::map<std::string, std::string>;

/// The label in `language`, or in Dutch.
const std::string& in_language(const Label& label, std::string_view language);

/// What makes a text get a value; the tagger's rules are in indexer/tag/tagger.hpp.
struct Triggers {
  std::vector<std::string> strong = {};  ///< one hit in title, heading or summary is enough
  std::vector<std::string> weak = {};    ///< only with a word of `with` near by, or in the title
  std::vector<std::string> with = {};    ///< company for `weak` and `abbreviation`
  std::vector<std::string> abbreviation = {};  ///< whole word, in these very capitals
  std::vector<std::string> negative = {};  ///< contexts that are masked before anything is matched
  std::vector<std::string> url = {};       ///< host, host/path prefix, or "/path/" fragment
  std::vector<std::string> source_label = {};  ///< "Field: value" as a source writes it
  /// What the thesaurus has for the first and for abbreviations; not in the value's file.
  std::vector<std::string> synonym = {};

  bool empty() const;
  bool operator==(const Triggers&) const = default;
};

/// How a facet gets values other than by triggers.
enum class DerivedFrom {
  Nothing,    ///< triggers and sources only
  Language,   ///< Record::language, through FacetValue::language
  Published,  ///< Record::published, through FacetValue::from and to
  Access,     ///< Record::access is the value's id
};

/// Their names in a file, in the order of the enumeration.
inline constexpr auto derived_from_names =
    std::to_array<std::string_view>({"", "language", "published", "access"});

struct FacetValue {
  std::string id;
  Label label;
  Label short_label;   ///< for narrow places; empty where the label is short enough
  std::string parent;  ///< id of the value above, empty at the top
  Triggers when;
  std::string language;     ///< for DerivedFrom::Language
  std::string from, to;     ///< for DerivedFrom::Published, inclusive dates; empty is open
  bool restricted = false;  ///< records with this value are for readers with a right
  bool otherwise = false;   ///< given when the facet got no other value, nor had one to derive
};

/// One facet: all of it comes from one file in crawl-config/taxonomy/.
struct Facet {
  std::string id;
  Label label;
  std::string prefix;      ///< of its boolean terms; on disk, never reused
  std::uint32_t slot = 0;  ///< its Xapian value slot; on disk, never reused
  bool shown = false;      ///< listed with every answer; the others only on request
  DerivedFrom derived_from = DerivedFrom::Nothing;
  /// What the summary, else the title, names first is what the document is; words of this facet
  /// further on are its subject ("Nieuwsbericht over de richtlijn": no guideline).
  bool first_named = false;
  /// Its values are readers: in title, heading and summary only those count for whom it says that
  /// the document is ("voor huisartsen"), not those of whom it speaks.
  bool addressed = false;
  std::vector<FacetValue> values;  ///< in the order of the file: parents before children

  const FacetValue* find(std::string_view value) const;
  /// The value and all above it, itself first.
  std::vector<const FacetValue*> with_parents(const FacetValue& value) const;
  /// The boolean term of a value: prefix + id (ids are lower case, as Omega's convention asks).
  std::string term(std::string_view value) const;
};

/// Facets whose slots stay free for other uses are numbered from here.
inline constexpr std::uint32_t first_facet_slot = 20;

/// All facets. A value that never changes once loaded, safe to share between threads.
struct Taxonomy {
  std::vector<Facet> facets;  ///< shown ones first, each group in the order of `order` in the files

  const Facet* find(std::string_view facet) const;
  const Facet* derived_from(DerivedFrom what) const;
};

/// Reads every *.json of `folder`. All faults at once: unknown keys, two facets with one slot or
/// prefix, unknown or later parents, one id twice. An absent folder is an empty taxonomy. The
/// outcome does not depend on the names of the files.
Result<Taxonomy> load_taxonomy(const std::filesystem::path& folder);

/// The taxonomy as a generation keeps it: ids, labels, tree, slots; no triggers.
nlohmann::json to_json(const Taxonomy& taxonomy);
Result<Taxonomy> taxonomy_from_json(const nlohmann::json& json);

/// Changes when anything in its files that tags or labels would change; what the thesaurus adds to
/// them is no part of it.
std::string fingerprint(const Taxonomy& taxonomy);

}  // namespace wegwijzer
