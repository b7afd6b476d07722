#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "indexer/store/generations.hpp"
#include "indexer/store/shard_writer.hpp"
#include "language/language_data.hpp"
#include "schema/pins.hpp"
#include "schema/taxonomy.hpp"

namespace wegwijzer::store {

/// A file to be kept with a generation, made once all shards are filled.
struct ExtraFile {
  std::string name;
  std::function<Result<std::string>()> bytes;
};

/// What a generation is made with, besides its records.
struct Recipe {
  const Taxonomy* taxonomy = nullptr;
  std::shared_ptr<const language::LanguageData> language_data;
  Ranking ranking = {};
  std::vector<Pin> pins = {};
  std::vector<std::string> asked = {};  ///< what is asked often, most first; each a line of text
  std::string input;                    ///< Manifest::input
  std::size_t shards = 1;               ///< parts written at the same time, merged afterwards
  std::vector<ExtraFile> extra_files = {};
};

/// Fills one shard: adds its part of the records, in order. Runs in a thread of its own.
using FillShard = std::function<Result<void>(std::size_t shard, ShardWriter& writer)>;

/// Builds a generation from records and publishes it: shards in parallel, merged into one
/// compacted database, verified, then put in place by rename. On any failure nothing is published
/// and the index in use stays. Index when verification failed.
Result<Manifest> write_generation(Generations& generations, const Recipe& recipe, Time now,
                                  const FillShard& fill);

}  // namespace wegwijzer::store
