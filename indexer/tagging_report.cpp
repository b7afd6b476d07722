#include "indexer/tagging_report.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/files.hpp"
#include "base/json_reader.hpp"

namespace wegwijzer {

using nlohmann::json;

namespace {

void add_doubts(Doubts& sum, const Doubts& more) {
  sum.count += more.count;
  for (const Doubt& example : more.examples) {
    if (sum.examples.size() < maximum_doubt_examples) sum.examples.push_back(example);
  }
}

}  // namespace

// Found by the library by these names.
void to_json(json& value, const Doubt& doubt) {
  const Evidence& evidence = doubt.evidence;
  value = {
      {"url",     doubt.url       },
      {"from",    evidence.from   },
      {"trigger", evidence.trigger},
      {"place",   evidence.place  },
      {"weight",  evidence.score  }
  };
}

void from_json(const json& value, Doubt& doubt) {
  Evidence& evidence = doubt.evidence;
  value.at("url").get_to(doubt.url);
  value.at("from").get_to(evidence.from);
  value.at("trigger").get_to(evidence.trigger);
  value.at("place").get_to(evidence.place);
  value.at("weight").get_to(evidence.score);
}

void to_json(json& value, const Doubts& doubts) {
  value = {
      {"count",    doubts.count   },
      {"examples", doubts.examples}
  };
}

void from_json(const json& value, Doubts& doubts) {
  value.at("count").get_to(doubts.count);
  value.at("examples").get_to(doubts.examples);
}

void TaggingReport::add(const std::string& url, const tag::Tagged& tagged) {
  for (const tag::UnmappedWord& word : tagged.unmapped) ++unmapped[word.facet][word.word];
  for (const Tag& tag : tagged.doubtful) {
    add_doubts(doubtful[tag.facet + ":" + tag.value], {1, {{url, tag.evidence}}});
  }
}

void TaggingReport::add(const TaggingReport& other) {
  for (const auto& [facet, words] : other.unmapped) {
    for (const auto& [word, count] : words) unmapped[facet][word] += count;
  }
  for (const auto& [tag, doubts] : other.doubtful) add_doubts(doubtful[tag], doubts);
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
