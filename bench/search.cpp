// Queries with facets and snippets, in process, over generated records.
#include <benchmark/benchmark.h>

#include "generated_records.hpp"
#include "searchd/search/searcher.hpp"
#include "support/temp_index.hpp"

namespace {

using namespace wegwijzer;

const wegwijzer::testing::TempIndex& index_of(std::size_t records) {
  static std::map<std::size_t, std::unique_ptr<wegwijzer::testing::TempIndex>> indexes;
  auto& index = indexes[records];
  if (!index) {
    bench::GeneratedRecords generated(2);
    const Taxonomy taxonomy = wegwijzer::testing::shipped_taxonomy();
    std::mt19937 random(3);
    std::vector<Record> all;
    for (std::size_t i = 0; i < records; ++i) {
      all.push_back(generated.next());
      for (const Facet& facet : taxonomy.facets) {
        const FacetValue& value = facet.values[random() % facet.values.size()];
        for (const FacetValue* one : facet.with_parents(value)) {
          all.back().tags.push_back({facet.id, one->id, {}});
        }
      }
    }
    index = std::make_unique<wegwijzer::testing::TempIndex>(taxonomy, std::move(all));
  }
  return *index;
}

void answer(benchmark::State& state) {
  const auto& index = index_of(static_cast<std::size_t>(state.range(0)));
  const auto searcher = *search::Searcher::open(*search::Generation::open(index.generation()));
  bench::GeneratedRecords queries(4);
  for (auto unused : state) {
    search::Query query;
    query.text = queries.query();
    benchmark::DoNotOptimize(searcher->run(query));
  }
}
BENCHMARK(answer)->Arg(1000)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMillisecond);

void open_generation(benchmark::State& state) {
  const auto& index = index_of(static_cast<std::size_t>(state.range(0)));
  for (auto unused : state) benchmark::DoNotOptimize(search::Generation::open(index.generation()));
}
BENCHMARK(open_generation)->Arg(1000)->Arg(100'000)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
