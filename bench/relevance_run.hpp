#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "relevance_records.hpp"
#include "relevance_score.hpp"

namespace wegwijzer::bench {

/// Files of a configuration directory, by their place in it, that a run reads with another text
/// than they have; nullopt: as if the file were absent.
using Changes = std::map<std::filesystem::path, std::optional<std::string>>;

enum class Words {
  Understood,  ///< as a visitor asks
  AsTyped,     ///< with exact=1
};

/// What a run is made with.
struct Setup {
  std::filesystem::path config;  ///< its taxonomy, words and weights; its sources are not used
  Words words = Words::Understood;
  Changes changes = {};
};

/// Harvests and indexes the records as a catalogue of title and abstract with the real
/// wegwijzer-indexer, in a temporary directory, and asks the real wegwijzer-searchd each query over
/// HTTP. Tags come from title, abstract and address alone. The error of a program is passed on.
Result<std::vector<ScoredQuery>> measure(const std::vector<JudgedRecord>& records,
                                         const std::vector<JudgedQuery>& queries,
                                         const Setup& setup);

}  // namespace wegwijzer::bench
