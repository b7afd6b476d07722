#pragma once

#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "base/files.hpp"
#include "base/fingerprint.hpp"
#include "schema/record.hpp"
#include "schema/taxonomy.hpp"

namespace wegwijzer::search {

/// Tags that are made up, always the same for one address: a value of most facets, and all above
/// it.
inline std::vector<Tag> made_up_tags(const std::string& url, const Taxonomy& taxonomy) {
  std::vector<Tag> tags;
  for (const Facet& facet : taxonomy.facets) {
    const std::uint64_t draw = digest64(url + facet.id);
    if (draw % 4 == 0 || facet.values.empty()) continue;
    for (const FacetValue* value :
         facet.with_parents(facet.values[draw / 4 % facet.values.size()])) {
      tags.push_back({facet.id, value->id, {}});
    }
  }
  return tags;
}

/// The shipped catalogue as records, with made-up tags.
inline std::vector<Record> catalogue_records(const Taxonomy& taxonomy) {
  std::vector<Record> records;
  std::istringstream lines(
      *read_file(std::string(PROJECT_DIR) + "/crawl-config/catalogue/catalogus.jsonl"));
  for (std::string line; std::getline(lines, line);) {
    const auto row = nlohmann::json::parse(line);
    Record record;
    record.url = row.at("url");
    record.id = record_id(record.url);
    record.title = row.at("titel");
    record.summary = row.at("omschrijving");
    record.language = row.at("taal");
    if (row.contains("jaar")) record.published = std::to_string(row.at("jaar").get<int>());
    record.access = "open";
    record.media_type = "text/html";
    record.source = "catalogus";
    record.source_label = "Catalogus";
    record.tags = made_up_tags(record.url, taxonomy);
    records.push_back(std::move(record));
  }
  return records;
}

}  // namespace wegwijzer::search
