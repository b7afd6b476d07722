#pragma once

#include <xapian.h>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "schema/taxonomy.hpp"
#include "searchd/search/bitset.hpp"

namespace wegwijzer::search {

/// A value of any facet as a number: facets in taxonomy order, values in the order of their facet.
using ValueCode = std::uint16_t;

/// The facet values and dates of every document in memory, so that filters and counts need no
/// second match. Documents are numbered docid - 1. Const once loaded; safe for all threads.
class FacetColumns {
 public:
  FacetColumns() = default;
  /// Reads the value slots of `database`. Throws Xapian::Error.
  FacetColumns(const Xapian::Database& database, const Taxonomy& taxonomy);

  std::size_t documents() const { return dates_.size(); }
  std::size_t codes() const { return bitsets_.size(); }

  /// The code of the first value of a facet, by the facet's place in the taxonomy.
  std::size_t first_code(std::size_t facet) const { return first_codes_[facet]; }
  /// The values of one document, in code order.
  std::span<const ValueCode> values_of(std::size_t document) const;
  /// The documents that carry a value.
  const Bitset& documents_with(std::size_t code) const { return bitsets_[code]; }
  /// How many documents carry a value.
  std::size_t total(std::size_t code) const { return totals_[code]; }
  /// Published as YYYYMMDD; 0 when unknown.
  std::int32_t date(std::size_t document) const { return dates_[document]; }

  /// For each value of a facet, how many documents of `set` carry it.
  std::vector<std::size_t> count(const Bitset& set, std::size_t facet) const;
  /// The same for all facets that are shown at once, by code; others need not be counted.
  std::vector<std::size_t> count_all(const Bitset& set) const;

 private:
  void read_slot(const Xapian::Database& database, const Facet& facet, std::size_t first_code);
  void make_rows();

  std::vector<std::size_t> first_codes_;  // one past the last facet too
  std::vector<Bitset> bitsets_;
  std::vector<std::size_t> totals_;
  std::vector<ValueCode> shown_;  // codes of facets that are shown, where a document has them
  std::vector<std::uint32_t> row_begin_;
  std::vector<ValueCode> rows_;
  std::vector<std::int32_t> dates_;
};

}  // namespace wegwijzer::search
