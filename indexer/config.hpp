#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "base/result.hpp"
#include "indexer/fetch/crawler_config.hpp"
#include "indexer/source/source.hpp"
#include "indexer/tag/decisions.hpp"
#include "language/language_data.hpp"
#include "schema/pins.hpp"
#include "schema/ranking.hpp"
#include "schema/taxonomy.hpp"

namespace wegwijzer {

/// A whole configuration directory (docs/configuration.md).
struct Config {
  std::filesystem::path folder;
  fetch::CrawlerConfig crawler;
  std::vector<source::Source> sources;
  Taxonomy taxonomy;
  tag::Decisions decisions;
  std::shared_ptr<const language::LanguageData> language_data;
  Ranking ranking;
  std::vector<Pin> pins;

  const source::Source* find(const std::string& source) const;
  std::vector<std::string> source_ids() const;
};

/// Reads and checks everything in the directory; all faults of all files at once.
Result<Config> load_config(const std::filesystem::path& folder);

/// The sources with these ids, or all when none is named. Usage names an unknown one.
Result<std::vector<const source::Source*>> select_sources(const Config& config,
                                                          const std::vector<std::string>& ids);

}  // namespace wegwijzer
