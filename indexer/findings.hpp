#pragma once

#include <nlohmann/json_fwd.hpp>

#include "base/result.hpp"
#include "indexer/config.hpp"
#include "indexer/ledger/ledger.hpp"

namespace wegwijzer {

/// A source in which nothing was new or different for so long is told to the editors: it may have
/// moved, or changed its form.
inline constexpr std::chrono::days quiet_after{180};

/// What the ledger as a whole tells the editors after a run, for the report: dead links with the
/// pages that point to them, sources that fell silent, pages not seen in order for more than twice
/// their recheck time, how much each source covers, what was asked of each host, and decisions of
/// a person on addresses where there is no document.
Result<nlohmann::ordered_json> findings(const Config& config, ledger::Ledger& ledger,
                                        ledger::RunId run, Time now);

}  // namespace wegwijzer
