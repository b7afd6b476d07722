#include "searchd/search/selection.hpp"

#include <algorithm>
#include <limits>

#include "schema/stored_record.hpp"

namespace wegwijzer::search {

namespace {

/// The last day that a date given as YYYY[-MM[-DD]] may mean, as YYYYMMDD.
int last_day(const std::string& date) {
  const int first = date_number(date);
  if (date.size() == 4) return first + 1130;  // 0101 -> 1231
  if (date.size() == 7) return first + 30;    // 01 -> 31
  return first;
}

}  // namespace

Selection::Selection(const Query& query, const Generation& generation)
    : query_(query),
      generation_(generation),
      dates_(documents_between(query.from, query.to)),
      passing_(dates_) {
  const auto& facets = generation.taxonomy().facets;
  const FacetColumns& columns = generation.columns();
  for (std::size_t i = 0; i < facets.size(); ++i) {
    const auto chosen = query.filters.find(facets[i].id);
    if (chosen == query.filters.end()) continue;
    Filter filter{i, Bitset(columns.documents())};
    for (std::size_t v = 0; v < facets[i].values.size(); ++v) {
      const std::string& id = facets[i].values[v].id;
      if (std::binary_search(chosen->second.begin(), chosen->second.end(), id)) {
        filter.documents |= columns.documents_with(columns.first_code(i) + v);
      }
    }
    passing_ &= filter.documents;
    filters_.push_back(std::move(filter));
  }
}

Bitset Selection::documents_between(const std::string& from, const std::string& to) const {
  const FacetColumns& columns = generation_.columns();
  Bitset documents(columns.documents());
  if (from.empty() && to.empty()) {
    documents.set_all();
    return documents;
  }
  const int low = from.empty() ? 1 : date_number(from);
  const int high = to.empty() ? std::numeric_limits<int>::max() : last_day(to);
  for (std::size_t i = 0; i < documents.size(); ++i) {
    const int date = columns.date(i);  // 0, unknown, lies in no range
    if (date >= low && date <= high) documents.set(i);
  }
  return documents;
}

std::vector<std::string> Selection::refusing(std::size_t document) const {
  std::vector<std::string> refusing;
  for (const Filter& filter : filters_) {
    if (filter.documents.test(document)) continue;
    refusing.push_back(generation_.taxonomy().facets[filter.facet].id);
  }
  if (dates_.test(document)) return refusing;
  const bool too_early = generation_.columns().date(document) < date_number(query_.from);
  refusing.push_back(too_early || query_.to.empty() ? "from" : "to");
  return refusing;
}

const Selection::Filter* Selection::filter_on(std::size_t facet) const {
  const auto found = std::find_if(filters_.begin(), filters_.end(),
                                  [&](const Filter& filter) { return filter.facet == facet; });
  return found == filters_.end() ? nullptr : &*found;
}

std::vector<FacetCount> Selection::facets(const Bitset& matches) const {
  Bitset all = matches;
  all &= passing_;
  const auto everywhere = generation_.columns().count_all(all);
  std::vector<FacetCount> result;
  const auto& facets = generation_.taxonomy().facets;
  for (std::size_t i = 0; i < facets.size(); ++i) {
    const bool filtered = filter_on(i) != nullptr;
    if (!filtered) {
      const auto first =
          everywhere.begin() + static_cast<std::ptrdiff_t>(generation_.columns().first_code(i));
      const auto last = first + static_cast<std::ptrdiff_t>(facets[i].values.size());
      if (facets[i].shown) result.push_back(labelled(i, {first, last}));
      continue;
    }
    Bitset base = matches;
    base &= dates_;
    for (const Filter& filter : filters_) {
      if (filter.facet != i) base &= filter.documents;
    }
    result.push_back(labelled(i, generation_.columns().count(base, i)));
  }
  return result;
}

FacetCount Selection::labelled(std::size_t facet, const std::vector<std::size_t>& counts) const {
  const Facet& known = generation_.taxonomy().facets[facet];
  const auto chosen = query_.filters.find(known.id);
  FacetCount result{known.id, in_language(known.label, query_.language), {}};
  for (std::size_t i = 0; i < known.values.size(); ++i) {
    const FacetValue& value = known.values[i];
    const bool selected =
        chosen != query_.filters.end() &&
        std::binary_search(chosen->second.begin(), chosen->second.end(), value.id);
    if (counts[i] == 0 && !selected) continue;
    result.values.push_back(
        {value.id, in_language(value.label, query_.language),
         value.short_label.empty() ? "" : in_language(value.short_label, query_.language),
         value.parent, counts[i], selected});
  }
  return result;
}

}  // namespace wegwijzer::search
