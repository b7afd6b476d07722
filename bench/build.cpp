// bench_build [RECORDS]: harvest of a generated catalogue, then the build of its index.
#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>

#include "generated_records.hpp"
#include "measured_run.hpp"
#include "support/temp_dir.hpp"

namespace fs = std::filesystem;
using namespace wegwijzer;

int main(int argc, char** argv) {
  const std::size_t records = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 100'000;
  const wegwijzer::testing::TempDir folder;
  const fs::path shipped = fs::path(PROJECT_DIR) / "crawl-config";
  fs::create_directories(folder.path() / "config" / "sources");
  for (const char* file : {"crawler.json", "thesaurus.json", "ranking.json"}) {
    fs::copy_file(shipped / file, folder.path() / "config" / file);
  }
  fs::create_directory_symlink(shipped / "taxonomy", folder.path() / "config" / "taxonomy");
  fs::create_directory_symlink(shipped / "language", folder.path() / "config" / "language");
  folder.write(
      "config/sources/proef.json",
      R"json({"id": "proef", "label": "Proef", "kind": "catalogue", "path": "../catalogue.jsonl",
                   "format": "jsonl", "fields": {"url": "url", "title": "title", "text": "text",
                   "published": "published"}})json");
  bench::write_catalogue(folder.path() / "config" / "catalogue.jsonl", records);

  const std::string indexer = std::string(PROGRAM_DIR) + "/wegwijzer-indexer";
  const std::vector<std::string> where{"--config", (folder.path() / "config").string(), "--data",
                                       (folder.path() / "data").string()};
  for (const char* command : {"harvest", "build"}) {
    std::vector<std::string> arguments{indexer, command};
    arguments.insert(arguments.end(), where.begin(), where.end());
    const bench::Cost cost = bench::measured_run(arguments);
    if (cost.status != 0) return cost.status;
    const auto count = static_cast<double>(records);
    fmt::print(
        "{} of {} records: {:.0f} records per CPU second, {:.0f} per second of wall time, "
        "{:.1f} s, peak {} MB\n",
        command, records, count / cost.cpu_seconds, count / cost.wall_seconds, cost.wall_seconds,
        cost.peak_kilobytes / 1024);
  }
  std::uintmax_t index = 0;
  for (const auto& entry :
       fs::recursive_directory_iterator(folder.path() / "data" / "generations")) {
    if (entry.is_regular_file()) index += entry.file_size();
  }
  fmt::print("index: {} MB; ledger: {} MB\n", index >> 20,
             fs::file_size(folder.path() / "data" / "harvest.db") >> 20);
}
