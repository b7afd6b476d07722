#pragma once

#include <cstdint>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "indexer/tag/tagger.hpp"

namespace wegwijzer {

/// A document in which a value was likely, and not likely enough.
struct Doubt {
  std::string url;
  Evidence evidence;
};

/// How often that was so for one value, with a few of the documents.
struct Doubts {
  std::int64_t count = 0;
  std::vector<Doubt> examples;
};

/// What the taggers of one build saw and an editor should know. Kept beside the index, so that the
/// report of a night on which nothing changed tells it too.
struct TaggingReport {
  /// facet -> word that has no value there -> how many documents use it
  std::map<std::string, std::map<std::string, std::int64_t>> unmapped;
  std::map<std::string, Doubts> doubtful;  ///< "facet:value" -> where we were not sure
  std::int64_t restricted = 0;  ///< records left out because nobody has a right to them yet

  void add(const std::string& url, const tag::Tagged& tagged);
  void add(const TaggingReport& other);
};

/// More examples than this are only counted.
inline constexpr std::size_t maximum_doubt_examples = 3;

/// tagging.json of a generation.
inline constexpr const char* tagging_file = "tagging.json";

void to_json(nlohmann::json& value, const Doubt& doubt);
void from_json(const nlohmann::json& value, Doubt& doubt);
void to_json(nlohmann::json& value, const Doubts& doubts);
void from_json(const nlohmann::json& value, Doubts& doubts);
nlohmann::json to_json(const TaggingReport& report);
Result<TaggingReport> tagging_report_from_json(const nlohmann::json& json);

}  // namespace wegwijzer
