#include "indexer/source/source.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/json_reader.hpp"
#include "indexer/source/source_file.hpp"

namespace wegwijzer::source {

namespace {

namespace fs = std::filesystem;

Result<std::vector<fs::path>> source_files(const fs::path& folder) {
  std::error_code error;
  std::vector<fs::path> files;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    const fs::path name = entry->path().filename();
    if (name.extension() == ".json" && !name.string().starts_with('.')) {
      files.push_back(entry->path());
    }
  }
  if (error) {
    return fail(Code::Config, fmt::format("{}: {}", folder.string(), error.message()),
                "a configuration is a folder with crawler.json and sources/");
  }
  if (files.empty()) {
    return fail(Code::Config, fmt::format("{}: holds no source, expected *.json", folder.string()),
                "write one file for each source; docs/configuration.md tells what is in it");
  }
  std::sort(files.begin(), files.end());
  return files;
}

void check_ids(const std::vector<Source>& sources, Problems& problems) {
  std::map<std::string, const Source*> first;
  for (const Source& source : sources) {
    if (source.id.empty()) continue;
    const auto [known, is_new] = first.emplace(source.id, &source);
    if (is_new) continue;
    problems.add(fmt::format("{} and {} both have the id \"{}\"", known->second->file.string(),
                             source.file.filename().string(), source.id),
                 "give the newer source an id of its own; the ledger knows a source by it");
  }
}

}  // namespace

Result<std::vector<Source>> load_sources(const std::filesystem::path& folder,
                                         const Taxonomy& taxonomy) {
  const auto files = source_files(folder);
  if (!files) return fail(files.error());

  Problems problems;
  std::vector<Source> sources;
  for (const fs::path& file : *files) {
    sources.push_back(read_source_file(file, taxonomy, problems));
  }
  check_ids(sources, problems);
  if (!problems.empty()) return fail(problems.to_error());
  return sources;
}

}  // namespace wegwijzer::source
