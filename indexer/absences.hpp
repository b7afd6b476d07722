#pragma once

#include <set>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "indexer/config.hpp"
#include "indexer/ledger/ledger.hpp"
#include "schema/absent_file.hpp"

namespace wegwijzer {

/// No more are kept; those that were never visited are left out first.
inline constexpr std::size_t most_absences = 300'000;

/// The addresses of configured sources that the index will have no record of, with the reason: what
/// the ledger knows of them besides `items`, the documents of the build after their copies were
/// joined. `restricted` are the addresses of items that were held back.
Result<std::vector<AbsentAddress>> absences(const Config& config, ledger::Ledger& ledger,
                                            const std::vector<ledger::BuildItem>& items,
                                            const std::set<std::string>& restricted);

}  // namespace wegwijzer
