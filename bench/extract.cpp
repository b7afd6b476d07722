// bench_extract [FOLDER [ROUNDS]]: what extraction of the HTML pages in a folder costs, in this
// process and on one core, so that a profiler sees it.
#include <fmt/format.h>

#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "indexer/extract/extractor_pool.hpp"
#include "indexer/extract/worker.hpp"

namespace fs = std::filesystem;
using namespace wegwijzer;

namespace {

std::vector<extract::Message> requests_in(const fs::path& folder) {
  std::vector<extract::Message> requests;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".html") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    extract::Document document;
    document.bytes.assign(std::istreambuf_iterator<char>(file), {});
    document.media_type = "text/html";
    document.url = *Url::parse("https://example.org/" + entry.path().filename().string());
    requests.push_back(extract::request_of(std::move(document), {}));
  }
  return requests;
}

}  // namespace

int main(int argc, char** argv) {
  const fs::path folder = argc > 1 ? argv[1] : fs::path(PROJECT_DIR) / "tests/web_of_sites";
  const long rounds = argc > 2 ? std::strtol(argv[2], nullptr, 10) : 20;
  const std::vector<extract::Message> requests = requests_in(folder);
  if (requests.empty()) {
    fmt::print(stderr, "there is no .html below {}\n", folder.string());
    return 1;
  }
  std::size_t bytes = 0, text = 0;
  const std::clock_t began = std::clock();
  for (long round = 0; round < rounds; ++round) {
    for (const extract::Message& request : requests) {
      bytes += request.bytes.size();
      text += extract::answer_to(request).bytes.size();
    }
  }
  const double spent = 1000.0 * static_cast<double>(std::clock() - began) / CLOCKS_PER_SEC;
  const auto pages = static_cast<double>(requests.size()) * static_cast<double>(rounds);
  fmt::print("{:.0f} pages of {:.1f} KB with {:.1f} KB of text: {:.3f} ms of CPU a page\n", pages,
             static_cast<double>(bytes) / pages / 1000, static_cast<double>(text) / pages / 1000,
             spent / pages);
}
