// bench_suggest [RECORDS]: suggestions while titles are typed letter by letter, a word in four with
// a slip; what the tables cost to open and to keep.
#include <fmt/format.h>
#include <malloc.h>
#include <time.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <random>
#include <vector>

#include "generated_records.hpp"
#include "searchd/search/searcher.hpp"
#include "searchd/search/suggestions.hpp"
#include "support/temp_index.hpp"

using namespace wegwijzer;
using Milliseconds = std::chrono::duration<double, std::milli>;

namespace {

constexpr std::size_t typed_titles = 400;

/// CPU time of this thread, so that other work on the machine does not count.
Milliseconds cpu_time() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

/// A collection has a word of its own for every few documents: names, places, rare compounds.
Record with_rare_words(Record record, std::mt19937& random) {
  static const std::vector<std::string> parts = {
      "kinder", "pijn",  "zorg", "mond", "rouw",  "huis",   "nacht",     "school",
      "les",    "leven", "hart", "long", "regio", "wensen", "medicatie", "gesprek"};
  std::string rare;
  for (std::size_t i = 0; i < 3; ++i) rare += parts[random() % parts.size()];
  for (std::size_t i = 0; i < 4; ++i) rare += static_cast<char>('a' + random() % 26);
  record.title += " " + rare;
  return record;
}

std::vector<Record> records_with_tags(std::size_t count, const Taxonomy& taxonomy) {
  bench::GeneratedRecords generated(2);
  std::mt19937 random(3);
  std::vector<Record> records;
  for (std::size_t i = 0; i < count; ++i) {
    Record record = generated.next();
    record.text = record.title;  // of no matter here, and most of the time that a build takes
    if (i % 4 == 0) record = with_rare_words(std::move(record), random);
    for (const Facet& facet : taxonomy.facets) {
      record.tags.push_back({facet.id, facet.values[random() % facet.values.size()].id, {}});
    }
    records.push_back(std::move(record));
  }
  return records;
}

/// One title in four gets another letter somewhere.
std::string with_slip(std::string title, std::mt19937& random) {
  if (random() % 4 == 0) title[random() % title.size()] = static_cast<char>('a' + random() % 26);
  return title;
}

double at(const std::vector<double>& sorted, double part) {
  return sorted[static_cast<std::size_t>(part * static_cast<double>(sorted.size() - 1))];
}

void measure_opening(const search::Generation& generation, const std::filesystem::path& folder) {
  const std::size_t before = mallinfo2().uordblks;
  const auto began = cpu_time();
  const auto opened = search::Suggestions::open(
      folder, {generation.taxonomy(), generation.columns(), generation.facts(),
               generation.dictionary(), generation.language_data()});
  const Milliseconds took = cpu_time() - began;
  fmt::print("open: {:.0f} ms of CPU, {:.1f} MB in memory{}\n", took.count(),
             static_cast<double>(mallinfo2().uordblks - before) / 1e6, opened ? "" : ", failed");
}

void measure_typing(const search::Searcher& searcher, const std::vector<std::string>& titles) {
  std::vector<double> times;
  std::mt19937 random(5);
  std::size_t suggested = 0;
  for (std::size_t i = 0; i < typed_titles; ++i) {
    const std::string title = with_slip(titles[random() % titles.size()], random);
    for (std::size_t length = 1; length <= title.size(); ++length) {
      search::Query query;
      query.text = title.substr(0, length);
      const auto began = cpu_time();
      suggested += searcher.suggest(query).size();
      times.push_back((cpu_time() - began).count());
    }
  }
  std::sort(times.begin(), times.end());
  fmt::print(
      "{} times typed a letter, CPU: p50 {:.2f} ms, p95 {:.2f} ms, p99 {:.2f} ms, most {:.2f} ms; "
      "{:.1f} suggestions each\n",
      times.size(), at(times, 0.5), at(times, 0.95), at(times, 0.99), times.back(),
      static_cast<double>(suggested) / static_cast<double>(times.size()));
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t count = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 100'000;
  const Taxonomy taxonomy = wegwijzer::testing::shipped_taxonomy();
  std::vector<Record> records = records_with_tags(count, taxonomy);
  std::vector<std::string> titles;
  for (const Record& record : records) titles.push_back(record.title);
  const wegwijzer::testing::TempIndex index(taxonomy, std::move(records));
  const auto generation = search::Generation::open(index.generation());
  if (!generation) return EXIT_FAILURE;
  const auto searcher = search::Searcher::open(*generation);
  if (!searcher) return EXIT_FAILURE;
  fmt::print("{} records\n", count);
  measure_opening(**generation, index.generation());
  measure_typing(**searcher, titles);
}
