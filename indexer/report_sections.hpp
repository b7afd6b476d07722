#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace wegwijzer {

/// A list under a heading, in plain Dutch. Both views of a report are made from these, so that they
/// say the same.
struct ReportSection {
  std::string title;
  std::vector<std::string> lines;
};

/// What was new, changed and deleted, and what a source left for the next run.
std::vector<ReportSection> change_sections(const nlohmann::ordered_json& report);

/// What the ledger as a whole tells (findings.hpp).
std::vector<ReportSection> findings_sections(const nlohmann::ordered_json& report);

}  // namespace wegwijzer
