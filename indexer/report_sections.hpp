#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace wegwijzer {

/// A sentence, and what belongs under it: addresses, each perhaps with a few words behind it.
struct ReportLine {
  std::string text;
  std::vector<std::string> under = {};
};

/// One part of the report under a heading, in plain Dutch: lines, or a table. Both views are made
/// from these, so that they say the same.
struct ReportSection {
  std::string title;
  std::vector<ReportLine> lines = {};
  std::vector<std::string> columns = {};  ///< the first names a thing, the others tell of it
  std::vector<std::vector<std::string>> rows = {};

  bool empty() const { return lines.empty() && rows.empty(); }
};

/// "Verslag van run 12, 22 november 2026, 08:17".
std::string report_title(const nlohmann::ordered_json& report);

/// What became of the index, in a sentence or two.
std::string report_summary(const nlohmann::ordered_json& report);

/// All sections that have something to tell: first what asks for a decision.
std::vector<ReportSection> report_sections(const nlohmann::ordered_json& report);

/// Of those, what was new, changed and deleted, and what a source left for the next run.
std::vector<ReportSection> change_sections(const nlohmann::ordered_json& report);

/// Of those, what the ledger as a whole tells (findings.hpp).
std::vector<ReportSection> findings_sections(const nlohmann::ordered_json& report);

}  // namespace wegwijzer
