#include "schema/taxonomy.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "base/fingerprint.hpp"

namespace wegwijzer {

using nlohmann::json;

const std::string& in_language(const Label& label, std::string_view language) {
  static const std::string none;
  auto found = label.find(std::string(language));
  if (found == label.end()) found = label.find("nl");
  return found == label.end() ? none : found->second;
}

bool Triggers::empty() const { return *this == Triggers{}; }

const FacetValue* Facet::find(std::string_view value) const {
  const auto found = std::find_if(values.begin(), values.end(), [&](const FacetValue& candidate) {
    return candidate.id == value;
  });
  return found == values.end() ? nullptr : &*found;
}

std::vector<const FacetValue*> Facet::with_parents(const FacetValue& value) const {
  std::vector<const FacetValue*> chain;
  // Ends: a parent stands before its children, which loading has checked.
  for (const FacetValue* at = &value; at != nullptr; at = find(at->parent)) chain.push_back(at);
  return chain;
}

std::string Facet::term(std::string_view value) const { return prefix + std::string(value); }

const Facet* Taxonomy::find(std::string_view facet) const {
  const auto found = std::find_if(facets.begin(), facets.end(),
                                  [&](const Facet& candidate) { return candidate.id == facet; });
  return found == facets.end() ? nullptr : &*found;
}

const Facet* Taxonomy::derived_from(DerivedFrom what) const {
  const auto found = std::find_if(facets.begin(), facets.end(), [&](const Facet& candidate) {
    return candidate.derived_from == what;
  });
  return found == facets.end() ? nullptr : &*found;
}

namespace {

json to_json(const FacetValue& value) {
  json written = {
      {"id",    value.id   },
      {"label", value.label}
  };
  if (!value.short_label.empty()) written["short"] = value.short_label;
  if (!value.parent.empty()) written["parent"] = value.parent;
  if (!value.language.empty()) written["language"] = value.language;
  if (!value.from.empty()) written["from"] = value.from;
  if (!value.to.empty()) written["to"] = value.to;
  if (value.restricted) written["restricted"] = true;
  if (value.otherwise) written["otherwise"] = true;
  return written;
}

FacetValue value_from_json(const json& written) {
  FacetValue value;
  value.id = written.at("id").get<std::string>();
  value.label = written.at("label").get<Label>();
  value.short_label = written.value("short", Label{});
  value.parent = written.value("parent", "");
  value.language = written.value("language", "");
  value.from = written.value("from", "");
  value.to = written.value("to", "");
  value.restricted = written.value("restricted", false);
  value.otherwise = written.value("otherwise", false);
  return value;
}

json to_json(const Facet& facet) {
  json values = json::array();
  for (const FacetValue& value : facet.values) values.push_back(to_json(value));
  return {
      {"facet",  facet.id                                                        },
      {"label",  facet.label                                                     },
      {"prefix", facet.prefix                                                    },
      {"slot",   facet.slot                                                      },
      {"shown",  facet.shown                                                     },
      {"from",   derived_from_names[static_cast<std::size_t>(facet.derived_from)]},
      {"values", std::move(values)                                               }
  };
}

Facet facet_from_json(const json& written) {
  Facet facet;
  facet.id = written.at("facet").get<std::string>();
  facet.label = written.at("label").get<Label>();
  facet.prefix = written.at("prefix").get<std::string>();
  facet.slot = written.at("slot").get<std::uint32_t>();
  facet.shown = written.at("shown").get<bool>();
  const auto name = std::find(derived_from_names.begin(), derived_from_names.end(),
                              written.at("from").get<std::string>());
  if (name != derived_from_names.end()) {
    facet.derived_from = static_cast<DerivedFrom>(name - derived_from_names.begin());
  }
  for (const json& value : written.at("values")) facet.values.push_back(value_from_json(value));
  return facet;
}

void add_triggers(Fingerprint& print, const Triggers& when) {
  for (const auto* list : {&when.strong, &when.weak, &when.with, &when.abbreviation, &when.negative,
                           &when.url, &when.source_label}) {
    print.add(std::to_string(list->size()));
    for (const std::string& trigger : *list) print.add(trigger);
  }
}

}  // namespace

json to_json(const Taxonomy& taxonomy) {
  json facets = json::array();
  for (const Facet& facet : taxonomy.facets) facets.push_back(to_json(facet));
  return {
      {"facets", std::move(facets)}
  };
}

Result<Taxonomy> taxonomy_from_json(const json& written) {
  try {
    Taxonomy taxonomy;
    for (const json& facet : written.at("facets")) {
      taxonomy.facets.push_back(facet_from_json(facet));
    }
    return taxonomy;
  } catch (const json::exception& error) {
    return fail(Code::Index,
                std::string("the taxonomy of the index cannot be read: ") + error.what(),
                "build the index again: wegwijzer-indexer build");
  }
}

std::string fingerprint(const Taxonomy& taxonomy) {
  Fingerprint print;
  print.add(to_json(taxonomy).dump());
  for (const Facet& facet : taxonomy.facets) {
    print.add(facet.first_named ? "first" : "all");
    print.add(facet.addressed ? "addressed" : "named");
    for (const FacetValue& value : facet.values) add_triggers(print, value.when);
  }
  return print.hex();
}

}  // namespace wegwijzer
