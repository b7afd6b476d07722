// Queries with facets and snippets, in process, over generated records: p50 and p95 of a whole
// answer, ten snippets alone, opening, and what an index costs to build and to keep.
//
// bench_search [RECORDS...] [flags of Google Benchmark]      3000 and 100000 unless told otherwise
#include <benchmark/benchmark.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <map>

#include "generated_records.hpp"
#include "schema/manifest.hpp"
#include "searchd/search/searcher.hpp"
#include "searchd/search/snippet.hpp"
#include "support/temp_index.hpp"

namespace {

using namespace wegwijzer;
using wegwijzer::testing::TempIndex;
using Clock = std::chrono::steady_clock;

constexpr int queries = 500;

/// Records with a value of each facet, and above it those that hold it.
std::vector<Record> tagged_records(std::size_t count, const Taxonomy& taxonomy) {
  bench::GeneratedRecords generated(2);
  std::mt19937 random(3);
  std::vector<Record> records;
  records.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    records.push_back(generated.next());
    for (const Facet& facet : taxonomy.facets) {
      const FacetValue& value = facet.values[random() % facet.values.size()];
      for (const FacetValue* one : facet.with_parents(value)) {
        records.back().tags.push_back({facet.id, one->id, {}});
      }
    }
  }
  return records;
}

/// One index at a time is kept: a large one leaves no room for others.
struct Built {
  std::size_t records = 0;
  std::size_t text_bytes = 0;
  std::chrono::duration<double> took{};
  std::unique_ptr<TempIndex> index;
};

const Built& index_of(std::size_t count) {
  static Built built;
  if (built.records == count) return built;
  const Taxonomy taxonomy = wegwijzer::testing::shipped_taxonomy();
  auto records = tagged_records(count, taxonomy);
  built = {};
  built.records = count;
  for (const Record& record : records) built.text_bytes += record.title.size() + record.text.size();
  const auto began = Clock::now();
  built.index = std::make_unique<TempIndex>(taxonomy, std::move(records));
  built.took = Clock::now() - began;
  return built;
}

std::unique_ptr<search::Searcher> searcher_over(std::size_t count) {
  return *search::Searcher::open(*search::Generation::open(index_of(count).index->generation()));
}

/// Times each of the queries alone, and tells p50 and p95 in milliseconds.
template <class Work>
void percentiles(benchmark::State& state, Work&& work) {
  bench::GeneratedRecords generated(4);
  std::vector<double> times;
  for (auto unused : state) {
    const std::string text = generated.query();
    const std::chrono::duration<double> took = work(text);
    state.SetIterationTime(took.count());
    times.push_back(took.count() * 1000);
  }
  std::sort(times.begin(), times.end());
  state.counters["p50_ms"] = times[times.size() / 2];
  state.counters["p95_ms"] = times[times.size() * 95 / 100];
}

void answer(benchmark::State& state, std::size_t count) {
  const auto searcher = searcher_over(count);
  percentiles(state, [&](const std::string& text) {
    search::Query query;
    query.text = text;
    const auto began = Clock::now();
    benchmark::DoNotOptimize(searcher->run(query));
    return Clock::now() - began;
  });
}

/// The snippets of the first page and nothing else: what the answer took to find is not counted.
void ten_snippets(benchmark::State& state, std::size_t count) {
  const auto generation = *search::Generation::open(index_of(count).index->generation());
  const Xapian::Database database(generation->database_path().string());
  const language::Analyser analyser(generation->language_data());
  const search::Interpreter interpreter(generation->dictionary(), generation->ranking(), analyser,
                                        database);
  search::Scorer scorer(*generation, database);
  search::Bitset all(generation->columns().documents());
  all.set_all();
  percentiles(state, [&](const std::string& text) {
    const auto meaning = interpreter.interpret(text, search::Reading::Free);
    const auto found = scorer.run(meaning, all, 10, search::Deadline(std::chrono::minutes(1)));
    const search::WantedWords wanted(meaning, found.weights);
    const auto began = Clock::now();
    for (const search::Candidate& hit : found.best) {
      const WordStream words(generation->words()[hit.document]);
      benchmark::DoNotOptimize(search::snippet(generation->texts()[hit.document], words, wanted));
    }
    return Clock::now() - began;
  });
}

void open_generation(benchmark::State& state, std::size_t count) {
  const auto folder = index_of(count).index->generation();
  for (auto unused : state) benchmark::DoNotOptimize(search::Generation::open(folder));
}

std::size_t bytes_in(const std::filesystem::path& path) {
  if (std::filesystem::is_regular_file(path)) return std::filesystem::file_size(path);
  std::size_t total = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(path)) {
    if (entry.is_regular_file()) total += entry.file_size();
  }
  return total;
}

/// What an index of one shard costs; bench_build has the program, with its shards.
void index(benchmark::State& state, std::size_t count) {
  for (auto unused : state) state.SetIterationTime(index_of(count).took.count());
  const Built& built = index_of(count);
  const auto folder = built.index->generation();
  const auto each = [&](std::size_t bytes) {
    return static_cast<double>(bytes) / static_cast<double>(built.records);
  };
  state.counters["text_B"] = each(built.text_bytes);
  state.counters["index_B"] = each(bytes_in(folder));
  for (const char* part :
       {database_folder, texts_file, hits_file, records_file, words_file, sections_file}) {
    state.counters[std::string(part) + "_B"] = each(bytes_in(folder / part));
  }
  state.counters["records/s"] = static_cast<double>(built.records) / built.took.count();
}

void add_benchmarks(std::size_t count) {
  const auto name = [&](const char* what) { return what + ("/" + std::to_string(count)); };
  const auto add = [&](const char* what, void (*run)(benchmark::State&, std::size_t)) {
    return benchmark::RegisterBenchmark(name(what).c_str(), run, count)
        ->Unit(benchmark::kMillisecond);
  };
  add("index", index)->UseManualTime()->Iterations(1);
  add("open_generation", open_generation);
  add("answer", answer)->UseManualTime()->Iterations(queries);
  add("ten_snippets", ten_snippets)->UseManualTime()->Iterations(queries);
}

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  std::vector<std::size_t> sizes;
  for (int i = 1; i < argc; ++i) {
    const std::string_view text = argv[i];
    std::size_t size = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), size);
    if (error != std::errc() || end != text.data() + text.size() || size == 0) {
      std::fprintf(stderr, "error: \"%s\" is no number of records\n", argv[i]);
      return 2;
    }
    sizes.push_back(size);
  }
  if (sizes.empty()) sizes = {3000, 100'000};
  for (const std::size_t size : sizes) add_benchmarks(size);
  benchmark::RunSpecifiedBenchmarks();
}
