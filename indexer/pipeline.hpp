#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "indexer/config.hpp"
#include "indexer/harvest.hpp"
#include "indexer/run_report.hpp"

namespace wegwijzer {

/// What a run of the indexer is asked to do.
struct Job {
  std::string command;               ///< "run", "harvest" or "build", for the ledger
  std::vector<std::string> sources;  ///< ids; empty: all
  Recheck recheck = Recheck::WhenDue;
  bool harvest = false;
  bool build = false;
  BuildOptions build_options;
  ShowProgress show;
  std::stop_token stop;  ///< ends the harvest early; what was read is built and reported
};

/// Harvest and build on one page: sites -> ledger -> generation -> report. The caller holds the
/// Lock. A build that fails leaves its reason in the report, after the harvest was kept.
Result<RunReport> run_job(const Job& job, const Config& config, const std::filesystem::path& data,
                          const Clock& clock);

}  // namespace wegwijzer
