#pragma once

#include <functional>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "indexer/config.hpp"
#include "indexer/extract/extractor_pool.hpp"
#include "indexer/fetch/transport.hpp"
#include "indexer/harvest_report.hpp"
#include "indexer/ledger/ledger.hpp"

namespace wegwijzer {

/// What a harvest works with. Everything outlives it.
struct HarvestTools {
  const Config& config;
  ledger::Ledger& ledger;
  fetch::Transport& transport;
  extract::ExtractorPool& extractors;  ///< its on_done must call transport.wake()
  const Clock& clock;
  std::stop_token stop = {};  ///< when it asks to, what is not yet asked waits for the next run
};

enum class Recheck {
  WhenDue,     ///< with the validators of last time, when the recheck time has come
  Everything,  ///< --full: every known page, unconditionally
};

/// How far a harvest is, for the one who waits for it.
struct Progress {
  std::string source;
  std::int64_t done = 0, known = 0;
};
using ShowProgress = std::function<void(const Progress&)>;

/// Visits the sources and writes what they say into the ledger, page by page; then decides what
/// leaves (indexer/leaving.hpp). A page that fails is counted and the rest goes on; an error is
/// only that the ledger itself cannot be written.
Result<std::vector<SourceReport>> harvest(const HarvestTools& tools, ledger::RunId run,
                                          const std::vector<const source::Source*>& sources,
                                          Recheck recheck, const ShowProgress& show);

}  // namespace wegwijzer
