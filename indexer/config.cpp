#include "indexer/config.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/json_reader.hpp"
#include "base/utf8.hpp"
#include "indexer/tag/synonyms.hpp"

namespace wegwijzer {

namespace fs = std::filesystem;

namespace {

/// The value of a Result, or an empty one with its faults added.
template <class T>
T value_or_problem(Result<T> result, Problems& problems) {
  if (result) return std::move(*result);
  problems.add(result.error());
  return T{};
}

Result<void> check_folder(const fs::path& folder) {
  const bool has_crawler = fs::exists(folder / "crawler.json");
  if (has_crawler && fs::exists(folder / "sources")) return {};
  return fail(
      Code::Config,
      fmt::format("{}: is no configuration: {} is missing", folder.string(),
                  has_crawler ? "sources/" : "crawler.json"),
      "name the directory with --config or WEGWIJZER_CONFIG; the shipped one is crawl-config");
}

}  // namespace

const source::Source* Config::find(const std::string& source) const {
  const auto found = std::find_if(sources.begin(), sources.end(),
                                  [&](const auto& known) { return known.id == source; });
  return found == sources.end() ? nullptr : &*found;
}

std::vector<std::string> Config::source_ids() const {
  std::vector<std::string> ids;
  for (const source::Source& source : sources) ids.push_back(source.id);
  return ids;
}

Result<Config> load_config(const fs::path& folder) {
  if (const auto checked = check_folder(folder); !checked) return fail(checked.error());
  Problems problems;
  Config config;
  config.folder = folder;
  config.crawler = value_or_problem(fetch::load_crawler_config(folder / "crawler.json"), problems);
  config.taxonomy = value_or_problem(load_taxonomy(folder / "taxonomy"), problems);
  config.decisions = value_or_problem(
      tag::load_decisions(folder / tag::decisions_file, config.taxonomy), problems);
  config.sources =
      value_or_problem(source::load_sources(folder / "sources", config.taxonomy), problems);
  config.language_data = std::make_shared<const language::LanguageData>(
      value_or_problem(language::load_language_data(folder), problems));
  config.ranking = value_or_problem(load_ranking(folder / "ranking.json"), problems);
  config.pins = value_or_problem(load_pins(folder / "pins.json", config.taxonomy), problems);
  config.taxonomy = tag::with_synonyms(std::move(config.taxonomy), config.language_data->thesaurus);
  if (!problems.empty()) return fail(problems.to_error());
  return config;
}

Result<std::vector<const source::Source*>> select_sources(const Config& config,
                                                          const std::vector<std::string>& ids) {
  std::vector<const source::Source*> chosen;
  if (ids.empty()) {
    for (const source::Source& source : config.sources) chosen.push_back(&source);
    return chosen;
  }
  for (const std::string& id : ids) {
    const source::Source* source = config.find(id);
    if (source == nullptr) {
      const std::vector<std::string> known = config.source_ids();
      const std::string near = nearest(id, known);
      return fail(Code::Usage, fmt::format("there is no source \"{}\"", id),
                  near.empty() ? fmt::format("known: {}", fmt::join(known, ", "))
                               : fmt::format("did you mean \"{}\"?", near));
    }
    chosen.push_back(source);
  }
  return chosen;
}

}  // namespace wegwijzer
