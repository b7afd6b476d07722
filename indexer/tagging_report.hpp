#pragma once

#include <cstdint>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "base/result.hpp"
#include "indexer/tag/tagger.hpp"

namespace wegwijzer {

/// What the taggers of one build saw and an editor should know. Kept beside the index, so that the
/// report of a night on which nothing changed tells it too.
struct TaggingReport {
  /// facet -> word that has no value there -> how many documents use it
  std::map<std::string, std::map<std::string, std::int64_t>> unmapped;
  /// "facet:value" -> documents in which it was likely, and not likely enough
  std::map<std::string, std::int64_t> doubtful;
  std::int64_t restricted = 0;  ///< records left out because nobody has a right to them yet

  void add(const tag::Tagged& tagged);
  void add(const TaggingReport& other);
};

/// tagging.json of a generation.
inline constexpr const char* tagging_file = "tagging.json";

nlohmann::json to_json(const TaggingReport& report);
Result<TaggingReport> tagging_report_from_json(const nlohmann::json& json);

}  // namespace wegwijzer
