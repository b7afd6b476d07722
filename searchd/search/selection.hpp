#pragma once

#include <vector>

#include "searchd/search/bitset.hpp"
#include "searchd/search/generation.hpp"
#include "searchd/search/query.hpp"
#include "searchd/search/results.hpp"

namespace wegwijzer::search {

/// The filters of a query as sets of documents, and the counts that follow from them.
class Selection {
 public:
  Selection(const Query& query, const Generation& generation);

  /// Whether a document passes every filter.
  bool passes(std::size_t document) const { return passing_.test(document); }
  /// The documents that pass every filter.
  const Bitset& passing() const { return passing_; }

  /// The parameters that keep a document out: facets by their ids, "from", "to".
  std::vector<std::string> refusing(std::size_t document) const;

  /// The facets to show for these text matches. A value counts the documents that match the text,
  /// the dates, the filters of all *other* facets, and carry it: the total of choosing it alone.
  std::vector<FacetCount> facets(const Bitset& matches) const;

 private:
  struct Filter {
    std::size_t facet;
    Bitset documents;
  };

  Bitset documents_between(const std::string& from, const std::string& to) const;
  FacetCount labelled(std::size_t facet, const std::vector<std::size_t>& counts) const;
  const Filter* filter_on(std::size_t facet) const;

  const Query& query_;
  const Generation& generation_;
  Bitset dates_;
  std::vector<Filter> filters_;
  Bitset passing_;
};

}  // namespace wegwijzer::search
