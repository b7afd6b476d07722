#include "indexer/tag/values.hpp"

namespace wegwijzer::tag {

Values::Values(const Taxonomy& taxonomy) {
  for (const Facet& facet : taxonomy.facets) {
    for (const FacetValue& value : facet.values) {
      // A parent stands before its children, so it has its number already.
      row_.push_back({&facet, &value, find(facet.id, value.parent)});
      by_name_.emplace(std::pair(facet.id, value.id), size() - 1);
    }
  }
}

std::optional<ValueId> Values::find(const std::string& facet, const std::string& value) const {
  const auto found = by_name_.find({facet, value});
  if (found == by_name_.end()) return std::nullopt;
  return found->second;
}

}  // namespace wegwijzer::tag
