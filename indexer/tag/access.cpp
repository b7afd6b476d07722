#include "indexer/tag/access.hpp"

#include <optional>
#include <tuple>

namespace wegwijzer::tag {

namespace {

bool is_stated(const Evidence& evidence) {
  return evidence.from == "source" || evidence.from == "field";
}

void add_access(const Facet& facet, const Values& values, const source::Source& source,
                Found& found) {
  const auto value = values.find(facet.id, source.access);
  if (!value) return;
  Evidence& evidence = found[*value];
  if (!is_stated(evidence)) evidence = {"access", source.access, "source"};
}

std::optional<ValueId> surest_access(const Facet& facet, const Values& values, bool only_default,
                                     const Found& found) {
  // Restricted before all; then what is stated; a source before words, unless it has its default.
  const auto rank = [&](const Found::value_type& entry) {
    const auto& [id, evidence] = entry;
    const bool from_source = evidence.from == "access";
    const int certainty = is_stated(evidence) ? 2 : from_source != only_default ? 1 : 0;
    return std::tuple(values[id].value->restricted, certainty, evidence.score);
  };
  const Found::value_type* best = nullptr;
  for (const auto& entry : found) {
    if (values[entry.first].facet != &facet) continue;
    if (best == nullptr || rank(entry) > rank(*best)) best = &entry;
  }
  if (best == nullptr) return std::nullopt;
  return best->first;
}

}  // namespace

std::string settle_access(const Facet& facet, const Values& values, const Input& input,
                          Found& found) {
  add_access(facet, values, *input.source, found);
  for (const Statement& listing : input.listings) {
    // Its words may be in the record, so what it restricts stays restricted.
    const FacetValue* value = facet.find(listing.source->access);
    if (value != nullptr && value->restricted) add_access(facet, values, *listing.source, found);
  }
  const bool only_default = input.source->access == source::Source{}.access;
  const auto chosen = surest_access(facet, values, only_default, found);
  if (!chosen) return input.source->access;
  std::erase_if(found, [&](const auto& entry) {
    return values[entry.first].facet == &facet && entry.first != *chosen;
  });
  return values[*chosen].value->id;
}

}  // namespace wegwijzer::tag
