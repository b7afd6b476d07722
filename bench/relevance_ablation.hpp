#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "relevance_run.hpp"

namespace wegwijzer::bench {

/// One thing that a configuration adds to plain search, and how to do without it.
struct Step {
  std::string name;
  Changes without;
};

/// What can be switched off in a configuration, in this order: each number of "word" and "bonus" in
/// ranking.json set to 0, its "labels" emptied, thesaurus.json left out, and each file of language/
/// emptied. A file that is not there gives no step; of files read, a fault is an error.
Result<std::vector<Step>> steps_of(const std::filesystem::path& config);

}  // namespace wegwijzer::bench
