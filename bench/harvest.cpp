// bench_harvest [PAGES] [HOSTS]: harvest of a generated web on loopback, without delays.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include "measured_run.hpp"
#include "support/generated_site.hpp"
#include "support/site_server.hpp"
#include "support/temp_dir.hpp"

namespace fs = std::filesystem;
using namespace wegwijzer;

int main(int argc, char** argv) {
  const std::size_t pages = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 10'000;
  const std::size_t hosts = argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 20;
  const wegwijzer::testing::TempDir folder;
  fs::create_directory(folder.path() / "empty");
  wegwijzer::testing::SiteServer web(folder.path() / "empty");
  folder.write(
      "config/crawler.json",
      R"json({"user_agent": "Wegwijzer-bench/0.1 (+https://voorbeeld.nl/)", "minimum_delay": "0ms", "answer_multiple": 0,
                   "allow_private_addresses": ["127.0.0.0/8", "::1/128"]
})json");
  for (std::size_t i = 0; i < hosts; ++i) {
    const std::string host = fmt::format("site{}.localhost", i);
    web.serve(host, wegwijzer::testing::GeneratedSite(pages / hosts));
    folder.write(fmt::format("config/sources/site{}.json", i),
                 fmt::format(R"json({{"id": "site{0}", "label": "Site {0}", "kind": "site",
                                  "start": ["{1}"], "scope": {{"hosts": ["{2}"]}}, "depth": 99,
                                  "recheck": "1s"}})json",
                             i, web.url(host), host));
  }
  const std::vector<std::string> arguments{std::string(PROGRAM_DIR) + "/wegwijzer-indexer",
                                           "harvest",
                                           "--config",
                                           (folder.path() / "config").string(),
                                           "--data",
                                           (folder.path() / "data").string()};
  for (const char* which : {"first", "second, unchanged"}) {
    std::this_thread::sleep_for(std::chrono::seconds(1));  // all pages are due again
    web.clear_requests();
    const bench::Cost cost = bench::measured_run(arguments);
    if (cost.status != 0) return cost.status;
    const auto log = web.requests();
    const auto conditional = std::count_if(log.begin(), log.end(), [](const auto& request) {
      return !request.header("if-none-match").empty();
    });
    const auto requests = static_cast<double>(log.size());
    fmt::print(
        "{} harvest of {} pages on {} hosts: {:.0f} requests ({} conditional), {:.0f} pages/s, "
        "{:.1f} s wall, "
        "{:.1f} s CPU, peak {} MB (server on the same cores)\n",
        which, pages, hosts, requests, conditional, requests / cost.wall_seconds, cost.wall_seconds,
        cost.cpu_seconds, cost.peak_kilobytes / 1024);
  }
}
