#include "indexer/source/vocabulary.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"

namespace wegwijzer::source {

namespace {

using Path = std::initializer_list<std::string_view>;

std::vector<std::string> ids_of(const Taxonomy& taxonomy) {
  std::vector<std::string> ids;
  for (const Facet& facet : taxonomy.facets) ids.push_back(facet.id);
  return ids;
}

std::vector<std::string> ids_of(const Facet& facet) {
  std::vector<std::string> ids;
  for (const FacetValue& value : facet.values) ids.push_back(value.id);
  return ids;
}

std::string suggestion(std::string_view word, const std::vector<std::string>& known,
                       std::string otherwise) {
  const std::string near = nearest(word, known);
  return near.empty() ? std::move(otherwise) : fmt::format("did you mean \"{}\"?", near);
}

const Facet* check_facet(const Taxonomy& taxonomy, const std::string& id, Path place,
                         JsonObject& object) {
  const Facet* facet = taxonomy.find(id);
  if (facet != nullptr) return facet;
  const auto known = ids_of(taxonomy);
  object.complain_at(
      place, fmt::format("the taxonomy has no facet \"{}\"", id),
      suggestion(id, known,
                 known.empty() ? "the configuration has no taxonomy/ beside sources/"
                               : fmt::format("known facets: {}", fmt::join(known, ", "))));
  return nullptr;
}

void check_value(const Facet& facet, const std::string& id, Path place, JsonObject& object) {
  if (facet.find(id) != nullptr) return;
  object.complain_at(
      place, fmt::format("facet \"{}\" has no value \"{}\"", facet.id, id),
      suggestion(id, ids_of(facet), "the values of a facet stand in its file in taxonomy/"));
}

void check_facets(const Source& source, const Taxonomy& taxonomy, JsonObject& object) {
  for (const auto& [id, values] : source.facets) {
    const Facet* facet = check_facet(taxonomy, id, {"facets", id}, object);
    if (facet == nullptr) continue;
    for (std::size_t i = 0; i < values.size(); ++i) {
      check_value(*facet, values[i], {"facets", id, std::to_string(i)}, object);
    }
  }
}

void check_values(const Source& source, const Taxonomy& taxonomy, JsonObject& object) {
  for (const auto& [id, words] : source.values) {
    const Facet* facet = check_facet(taxonomy, id, {"values", id}, object);
    if (facet == nullptr) continue;
    for (const auto& [word, value] : words) {
      if (!value.empty()) check_value(*facet, value, {"values", id, word}, object);
    }
  }
}

void check_fields(const Source& source, const Taxonomy& taxonomy, JsonObject& object) {
  std::vector<std::string> known(record_fields.begin(), record_fields.end());
  for (const std::string& id : ids_of(taxonomy)) known.push_back(id);
  for (const auto& [name, column] : source.fields) {
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    object.complain_at(
        {"fields", name}, "unknown field, expected one of ours or a facet",
        suggestion(name, known, fmt::format("known fields: {}", fmt::join(known, ", "))));
  }
}

}  // namespace

void check_vocabulary(const Source& source, const Taxonomy& taxonomy, JsonObject& object) {
  check_facets(source, taxonomy, object);
  check_values(source, taxonomy, object);
  check_fields(source, taxonomy, object);
  const Facet* access = taxonomy.derived_from(DerivedFrom::Access);
  if (access != nullptr) check_value(*access, source.access, {"access"}, object);
}

}  // namespace wegwijzer::source
