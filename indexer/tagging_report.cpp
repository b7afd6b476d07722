#include "indexer/tagging_report.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/files.hpp"
#include "base/json_reader.hpp"

namespace wegwijzer {

using nlohmann::json;

void TaggingReport::add(const tag::Tagged& tagged) {
  for (const tag::UnmappedWord& word : tagged.unmapped) ++unmapped[word.facet][word.word];
  for (const Tag& tag : tagged.doubtful) ++doubtful[tag.facet + ":" + tag.value];
}

void TaggingReport::add(const TaggingReport& other) {
  for (const auto& [facet, words] : other.unmapped) {
    for (const auto& [word, count] : words) unmapped[facet][word] += count;
  }
  for (const auto& [tag, count] : other.doubtful) doubtful[tag] += count;
  restricted += other.restricted;
}

json to_json(const TaggingReport& report) {
  return {
      {"unmapped",   report.unmapped  },
      {"doubtful",   report.doubtful  },
      {"restricted", report.restricted}
  };
}

Result<TaggingReport> tagging_report_from_json(const json& value) {
  TaggingReport report;
  try {
    value.at("unmapped").get_to(report.unmapped);
    value.at("doubtful").get_to(report.doubtful);
    value.at("restricted").get_to(report.restricted);
  } catch (const json::exception& error) {
    return fail(Code::Index, fmt::format("tagging report of the index: {}", error.what()),
                "rebuild it: wegwijzer-indexer build");
  }
  return report;
}

}  // namespace wegwijzer
