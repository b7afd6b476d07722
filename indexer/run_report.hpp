#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/exit_status.hpp"
#include "base/result.hpp"
#include "indexer/build.hpp"
#include "indexer/harvest_report.hpp"
#include "indexer/ledger/ledger.hpp"

namespace wegwijzer {

/// One run of the indexer, for the editors who read it the next morning.
struct RunReport {
  ledger::RunId run = 0;
  std::string command;
  Time started{}, ended{};
  std::vector<SourceReport> sources;
  std::optional<BuildReport> build;    ///< absent when the command builds nothing
  std::optional<Error> build_failure;  ///< why nothing could be published
  nlohmann::ordered_json findings;     ///< what the ledger tells as a whole (findings.hpp)

  /// Done, or Incomplete when a source failed, deletions are held or the new index is.
  ExitStatus status() const;
};

/// The report as it is stored: the one form from which the others are made.
nlohmann::ordered_json to_json(const RunReport& report);

/// For a terminal and for a browser, in Dutch.
std::string report_as_text(const nlohmann::ordered_json& report);
std::string report_as_html(const nlohmann::ordered_json& report);

/// Writes reports/<time>.json and .html.
Result<void> write_report_files(const std::filesystem::path& data,
                                const nlohmann::ordered_json& report);

}  // namespace wegwijzer
