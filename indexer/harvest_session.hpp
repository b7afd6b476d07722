#pragma once

#include <chrono>
#include <string>

#include "indexer/harvest.hpp"

namespace wegwijzer {

/// The part of a harvest that all kinds of source share: writes to the ledger in batches and keeps
/// the reports. An error of the ledger is kept, ends the harvest, and is told once.
class HarvestSession {
 public:
  HarvestSession(const HarvestTools& tools, ledger::RunId run);

  const HarvestTools& tools() const { return tools_; }
  ledger::Ledger& ledger() { return tools_.ledger; }
  Time now() const { return tools_.clock.now(); }

  Result<void> begin();
  /// Commits when the last commit is long enough ago.
  void commit_now_and_then();
  Result<void> finish();

  /// Writes a visit down; `page` gets its new validators and next visit.
  void record(const ledger::Visit& visit, const ledger::PageUpdate& update);
  /// Writes down that a request was sent at `began` to `host`, and what came of it.
  void record_request(const std::string& host, const std::string& url,
                      std::chrono::steady_clock::time_point began,
                      const Result<fetch::Response>& response);
  /// True when it changed something. Keeps what was extracted and counts it as added or changed.
  bool store(const ledger::Page& page, ledger::Role role, const extract::Extracted& extracted,
             const std::string& rules, SourceReport& report);

  bool failed() const { return !failure_.what.empty(); }
  Error failure() const { return failure_; }
  /// Keeps the error of a ledger call, when it is one.
  template <class T>
  T keep(Result<T> result);
  void keep(Result<void> result);

 private:
  HarvestTools tools_;
  ledger::RunId run_;
  std::chrono::steady_clock::time_point committed_{};
  // One moment by both clocks, from which a moment by the one is one by the other.
  const std::chrono::steady_clock::time_point ticks_;
  const std::chrono::sys_time<std::chrono::milliseconds> wall_;
  Error failure_;
};

template <class T>
T HarvestSession::keep(Result<T> result) {
  if (result) return std::move(*result);
  if (!failed()) failure_ = result.error();
  return T{};
}

/// Identifies the rules by which a source's documents are extracted: when they change, documents
/// are fetched anew rather than believed to be unchanged.
std::string rules_fingerprint(const source::Source& source);
/// Identifies what decides what the listings of a source give. When it changes, they are read anew.
std::string listing_fingerprint(const source::Source& source);

/// When to look again after a visit that went well, and after one that did not.
Time after_success(const source::Source& source, Time now);
Time after_failure(Time now);

}  // namespace wegwijzer
