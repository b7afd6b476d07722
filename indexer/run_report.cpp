#include "indexer/run_report.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/files.hpp"

namespace wegwijzer {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

namespace {

ordered_json to_json(const BuildReport& build) {
  ordered_json held = ordered_json::array();
  for (const Loss& loss : build.held) {
    held.push_back({
        {"source",     loss.source     },
        {"lost",       loss.urls.size()},
        {"documents",  loss.documents  },
        {"configured", loss.configured }
    });
  }
  ordered_json json;
  json["published"] = build.published;
  json["held"] = held;
  json["generation"] = build.manifest.id;
  json["documents"] = build.manifest.documents;
  json["documents_by_source"] = build.manifest.documents_by_source;
  json["unmapped"] = build.tagging.unmapped;
  json["doubtful"] = wegwijzer::to_json(build.tagging).at("doubtful");
  json["restricted"] = build.tagging.restricted;
  return json;
}

}  // namespace

ExitStatus RunReport::status() const {
  const bool incomplete = std::any_of(sources.begin(), sources.end(), [](const auto& source) {
    return !source.failure.empty() || !source.held.empty();
  });
  const bool held = build && !build->held.empty();
  return incomplete || held ? ExitStatus::Incomplete : ExitStatus::Done;
}

ordered_json to_json(const RunReport& report) {
  ordered_json sources = ordered_json::array();
  for (const SourceReport& source : report.sources) sources.push_back(to_json(source));
  ordered_json json;
  json["run"] = report.run;
  json["command"] = report.command;
  json["started"] = to_iso(report.started);
  json["ended"] = to_iso(report.ended);
  json["sources"] = sources;
  json["build"] = report.build ? to_json(*report.build) : ordered_json();
  json["findings"] = report.findings;
  json["build_failure"] =
      report.build_failure ? ordered_json(report.build_failure->what) : ordered_json();
  return json;
}

Result<void> write_report_files(const fs::path& data, const ordered_json& report) {
  const fs::path folder = data / "reports";
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) return fail(Code::Io, folder.string() + ": cannot create: " + error.message());
  std::string name = report.at("started").get<std::string>();
  std::erase_if(name, [](char c) { return c == '-' || c == ':'; });
  name += "-" + std::to_string(report.at("run").get<std::int64_t>());
  const std::string text =
      report.dump(1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
  return write_file(folder / (name + ".json"), text).and_then([&] {
    return write_file(folder / (name + ".html"), report_as_html(report));
  });
}

}  // namespace wegwijzer
