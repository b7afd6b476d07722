#pragma once

#include <filesystem>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "indexer/config.hpp"
#include "indexer/losses.hpp"
#include "indexer/tagging_report.hpp"
#include "schema/manifest.hpp"

namespace wegwijzer {

struct BuildReport {
  bool published = false;  ///< false: the index in use is already made of exactly this
  Manifest manifest;       ///< of the index in use afterwards
  TaggingReport tagging;
  std::vector<Loss> held = {};  ///< why nothing was published: they wait for `accept`
};

struct BuildOptions {
  std::size_t shards = 0;  ///< written at the same time; 0: one for each core
};

/// Ledger -> records -> a new generation, verified and published. Nothing is published when the
/// same documents, configuration and program have made the index in use and it is whole. Held when
/// too many documents of the index in use would go without evidence. Index (exit status 5) when
/// verification failed; the index in use then stays.
Result<BuildReport> build(const Config& config, const std::filesystem::path& data,
                          const Clock& clock, const BuildOptions& options);

}  // namespace wegwijzer
