#include "searchd/search/facet_columns.hpp"

#include <algorithm>
#include <cstdlib>
#include <unordered_map>

#include "schema/fields.hpp"

namespace wegwijzer::search {

namespace {

/// Counting a value of a row costs as much as so many words of two bitsets.
constexpr std::size_t words_per_row_value = 1;

/// value id -> its place in the facet
std::unordered_map<std::string_view, std::size_t> places(const Facet& facet) {
  std::unordered_map<std::string_view, std::size_t> result;
  for (std::size_t i = 0; i < facet.values.size(); ++i) result.emplace(facet.values[i].id, i);
  return result;
}

}  // namespace

FacetColumns::FacetColumns(const Xapian::Database& database, const Taxonomy& taxonomy)
    : dates_(database.get_lastdocid()) {
  std::size_t codes = 0;
  for (const Facet& facet : taxonomy.facets) {
    first_codes_.push_back(codes);
    codes += facet.values.size();
  }
  first_codes_.push_back(codes);
  bitsets_.assign(codes, Bitset(dates_.size()));
  for (std::size_t i = 0; i < taxonomy.facets.size(); ++i) {
    read_slot(database, taxonomy.facets[i], first_codes_[i]);
  }
  for (auto it = database.valuestream_begin(slot::published);
       it != database.valuestream_end(slot::published); ++it) {
    dates_[it.get_docid() - 1] = std::atoi((*it).c_str());
  }
  for (const Bitset& documents : bitsets_) totals_.push_back(documents.count());
  for (std::size_t i = 0; i < taxonomy.facets.size(); ++i) {
    for (std::size_t code = first_codes_[i]; code < first_codes_[i + 1]; ++code) {
      if (taxonomy.facets[i].shown && totals_[code] > 0) {
        shown_.push_back(static_cast<ValueCode>(code));
      }
    }
  }
  make_rows();
}

void FacetColumns::read_slot(const Xapian::Database& database, const Facet& facet,
                             std::size_t first_code) {
  const auto place_of = places(facet);
  for (auto it = database.valuestream_begin(facet.slot); it != database.valuestream_end(facet.slot);
       ++it) {
    const std::string joined = *it;
    std::string_view rest = joined;
    while (!rest.empty()) {
      const auto end = std::min(rest.find(value_separator), rest.size());
      const auto found = place_of.find(rest.substr(0, end));
      if (found != place_of.end()) bitsets_[first_code + found->second].set(it.get_docid() - 1);
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
}

void FacetColumns::make_rows() {
  row_begin_.assign(documents() + 1, 0);
  for (const Bitset& with : bitsets_) {
    with.for_each([&](std::size_t document) {
      ++row_begin_[document + 1];
      return true;
    });
  }
  for (std::size_t i = 1; i < row_begin_.size(); ++i) row_begin_[i] += row_begin_[i - 1];
  rows_.resize(row_begin_.back());
  std::vector<std::uint32_t> next(row_begin_.begin(), row_begin_.end() - 1);
  for (std::size_t code = 0; code < bitsets_.size(); ++code) {
    bitsets_[code].for_each([&](std::size_t document) {
      rows_[next[document]++] = static_cast<ValueCode>(code);
      return true;
    });
  }
}

std::span<const ValueCode> FacetColumns::values_of(std::size_t document) const {
  return {rows_.data() + row_begin_[document], row_begin_[document + 1] - row_begin_[document]};
}

std::vector<std::size_t> FacetColumns::count(const Bitset& set, std::size_t facet) const {
  const std::size_t first = first_codes_[facet], last = first_codes_[facet + 1];
  std::vector<std::size_t> counts(last - first);
  for (std::size_t code = first; code < last; ++code) {
    if (totals_[code] > 0) counts[code - first] = set.count_common(bitsets_[code]);
  }
  return counts;
}

std::vector<std::size_t> FacetColumns::count_all(const Bitset& set) const {
  const std::size_t documents_in_set = set.count();
  if (documents_in_set == documents()) return totals_;
  std::vector<std::size_t> counts(bitsets_.size());
  const std::size_t rows = documents_in_set * rows_.size() / std::max<std::size_t>(documents(), 1);
  if (rows < shown_.size() * documents() / 64 * words_per_row_value) {
    set.for_each([&](std::size_t document) {
      for (const ValueCode code : values_of(document)) ++counts[code];
      return true;
    });
    return counts;
  }
  for (const ValueCode code : shown_) counts[code] = set.count_common(bitsets_[code]);
  return counts;
}

}  // namespace wegwijzer::search
