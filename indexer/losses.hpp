#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "indexer/config.hpp"
#include "indexer/ledger/ledger.hpp"
#include "schema/manifest.hpp"

namespace wegwijzer {

/// Documents of the index in use that the next one would be without, while no evidence lets them
/// go: the ledger has never heard of them, or their source is not in the configuration.
struct Loss {
  std::string source;
  std::uint64_t documents = 0;  ///< that the index in use has of this source
  bool configured = true;       ///< whether the configuration has it
  std::vector<std::string> urls;

  /// More than may go in one run without a person (indexer/leaving.hpp).
  bool too_many() const;

  bool operator==(const Loss&) const = default;
};

/// Compares what is about to be built with the index in use, by source. The ledger keeps the
/// evidence on which a document was let go: one that is gone without was not deleted but lost (the
/// ledger's file was replaced, a source was renamed). Empty when the records of the index in use
/// cannot be read: nothing is lost by replacing a damaged index.
Result<std::vector<Loss>> losses(const Config& config, const std::filesystem::path& data,
                                 const Manifest& in_use, ledger::Ledger& ledger,
                                 const std::vector<ledger::BuildItem>& items);

/// Writes down in the ledger that these documents may go, as a person decided.
Result<void> let_go(const Loss& loss, ledger::Ledger& ledger);

}  // namespace wegwijzer
