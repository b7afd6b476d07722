#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "schema/record.hpp"
#include "searchd/search/explanation.hpp"
#include "searchd/search/query.hpp"

namespace wegwijzer::search {

/// Text in pieces, of which the odd members (1, 3, ...) match the query: no HTML, no offsets.
using Marked = std::vector<std::string>;

struct LabelledId {
  std::string id;
  std::string label;

  bool operator==(const LabelledId&) const = default;
};

/// The place in a document that answers.
struct SectionLink {
  std::string title;
  std::string url;  ///< of the document, with the fragment

  bool operator==(const SectionLink&) const = default;
};

struct Hit {
  std::string id;
  std::string url;
  Marked title;
  Marked snippet;
  std::optional<SectionLink> section;  ///< where the snippet stands, when it can be pointed to
  LabelledId source;
  std::string published;
  std::string language;
  std::string access;
  std::string media_type;
  std::map<std::string, std::vector<LabelledId>> tags;  ///< shown facets only
  std::optional<Event> event;
  std::vector<std::string> also_at;        ///< other addresses of the same text
  bool on_copy_site = false;               ///< from a site that copies what others made
  bool pinned = false;                     ///< a person put it at the top
  double score = 0;                        ///< 0 when the sort is not by relevance
  std::optional<Explanation> explanation;  ///< where it was asked for, and there is a text

  bool operator==(const Hit&) const = default;
};

struct ValueCount {
  std::string id;
  std::string label;
  std::string short_label;  ///< empty when the label is short enough
  std::string parent;       ///< empty at the top
  std::size_t count = 0;    ///< equals `total` when this value alone is chosen in its facet
  bool selected = false;

  bool operator==(const ValueCount&) const = default;
};

struct FacetCount {
  std::string id;
  std::string label;
  std::vector<ValueCount> values;  ///< in taxonomy order; values that count nothing are left out

  bool operator==(const FacetCount&) const = default;
};

struct Results {
  Query query;
  std::vector<Correction> corrected;  ///< words that were read as others
  std::string corrected_text;         ///< the whole text as it was read; empty without corrections
  std::vector<std::string> relaxed;   ///< words that nothing has, and that were let go
  std::vector<Expansion> expanded;    ///< what else was looked for
  std::size_t total = 0;              ///< exact
  int pages = 0;                      ///< of query.per_page, up to last_result
  std::vector<Hit> hits;
  /// The shown facets, and hidden ones that the query filters on.
  std::vector<FacetCount> facets;
  std::string generation;
  double took_ms = 0;

  bool operator==(const Results&) const = default;
};

}  // namespace wegwijzer::search
