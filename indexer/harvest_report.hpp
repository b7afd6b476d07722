#pragma once

#include <cstdint>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "indexer/ledger/ledger.hpp"

namespace wegwijzer {

/// A document that the rules want to delete, and why.
struct Leaving {
  std::string url;
  std::string evidence;
};

/// What went wrong in one way, counted, with its first examples.
struct Failures {
  std::int64_t count = 0;
  std::vector<std::string> examples;
};

/// What one run did with one source.
struct SourceReport {
  std::string id, label, kind;
  std::int64_t requests = 0;  ///< sent to servers, robots.txt included
  std::int64_t bytes = 0;     ///< received, decoded
  std::map<ledger::Outcome, std::int64_t> outcomes;
  std::int64_t added = 0, changed = 0, deleted = 0;
  std::vector<Leaving> held;  ///< too many at once; `accept` lets them go
  std::map<ledger::Outcome, Failures> failures;
  std::vector<std::string> faults;  ///< rows of a catalogue or files of a folder that were skipped
  std::string failure;              ///< why the source as a whole gave nothing; empty when it did
  std::string limit;                ///< the limit that ended it early; empty when none did
  std::map<std::string, std::int64_t> postponed;  ///< left for the next run: why -> how many
  Failures traps;                                 ///< addresses that look like a trap, not visited
  /// Addresses of documents, the first of each; the counts above are whole.
  std::vector<std::string> added_urls, changed_urls, deleted_urls;

  void count(ledger::Outcome outcome);
  /// Counts a visit that did not go well, and keeps the first few as examples.
  void count_failure(ledger::Outcome outcome, const std::string& url, const std::string& detail);
  void count_trap(const std::string& url, const std::string& why);
  void count_added(const std::string& url);
  void count_changed(const std::string& url);
};

nlohmann::ordered_json to_json(const SourceReport& report);

}  // namespace wegwijzer
