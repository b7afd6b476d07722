// The promise of the product: the count beside a value is what a click gives.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "end_to_end/world.hpp"
#include "searchd/search/searcher.hpp"

namespace wegwijzer::testing {
namespace {

namespace fs = std::filesystem;
using search::FacetCount;
using search::Query;
using search::Results;
using search::ValueCount;

/// The 509 records that ship with the project, in an index of their own.
class ShippedCatalogue : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    world = new World;
    // The shipped catalogue alone: the sites that the other files name are not on this machine.
    const fs::path config = world->folder() / "catalogue-only";
    const fs::path shipped = fs::path(PROJECT_DIR) / "crawl-config";
    fs::create_directories(config / "sources");
    fs::copy_file(shipped / "crawler.json", config / "crawler.json");
    fs::copy_file(shipped / "sources" / "catalogus.json", config / "sources" / "catalogus.json");
    for (const char* part : {"taxonomy", "language", "catalogue"}) {
      fs::create_directory_symlink(shipped / part, config / part);
    }
    finished = new Finished(run({
        {program("wegwijzer-indexer").string(), "run", "--config", config.string(), "--data",
         world->data().string()}
    }));
    auto generation = search::CurrentGeneration(world->data()).get();
    if (generation) searcher = search::Searcher::open(*generation)->release();
  }
  static void TearDownTestSuite() {
    delete searcher;
    delete finished;
    delete world;
  }
  void SetUp() override { ASSERT_NE(searcher, nullptr) << finished->out << finished->err; }

  static Results ask(const Query& query) { return *searcher->run(query); }

  /// Chooses each value that an answer shows, alone in its facet, and compares.
  static int walk(const Query& query) {
    int walked = 0;
    const Results answer = ask(query);
    for (const FacetCount& facet : answer.facets) {
      for (const ValueCount& value : facet.values) {
        Query chosen = query;
        chosen.filters[facet.id] = {value.id};
        EXPECT_EQ(ask(chosen).total, value.count) << facet.id << "=" << value.id;
        ++walked;
      }
    }
    return walked;
  }

  static World* world;
  static Finished* finished;
  static search::Searcher* searcher;
};

World* ShippedCatalogue::world = nullptr;
Finished* ShippedCatalogue::finished = nullptr;
search::Searcher* ShippedCatalogue::searcher = nullptr;

TEST_F(ShippedCatalogue, AllRecordsAreInTheIndex) {
  EXPECT_EQ(ask({}).total, 509U) << finished->out << finished->err;
}

TEST_F(ShippedCatalogue, ElevenFacetsAreShown) { EXPECT_EQ(ask({}).facets.size(), 11U); }

TEST_F(ShippedCatalogue, EveryCountIsWhatAClickGivesWithoutAQuery) { EXPECT_GT(walk({}), 150); }

TEST_F(ShippedCatalogue, EveryCountIsWhatAClickGivesWithAQuery) {
  for (const char* text : {"pijn bij kinderen", "rouw", "zorg", "onderwijs hospice dementie"}) {
    Query query;
    query.text = text;
    EXPECT_GT(walk(query), 20) << text;
  }
}

TEST_F(ShippedCatalogue, EveryCountIsWhatAClickGivesWithOtherFiltersOn) {
  Query query;
  query.text = "zorg";
  query.filters["doelgroep"] = {"bijzondere-doelgroepen", "kanker"};
  query.filters["taal"] = {"nl"};
  query.from = "2010";
  EXPECT_GT(walk(query), 20);
}

TEST_F(ShippedCatalogue, AParentCountsAtLeastItsChild) {
  for (const FacetCount& facet : ask({}).facets) {
    std::map<std::string, std::size_t> counts;
    for (const ValueCount& value : facet.values) counts[value.id] = value.count;
    for (const ValueCount& value : facet.values) {
      if (value.parent.empty()) continue;
      EXPECT_GE(counts[value.parent], value.count) << value.id;
    }
  }
}

TEST_F(ShippedCatalogue, PagesPartitionTheHits) {
  Query query;
  query.text = "zorg";
  query.per_page = 7;
  std::set<std::string> seen;
  const Results first = ask(query);
  for (query.page = 1; query.page <= first.pages; ++query.page) {
    const Results page = ask(query);
    EXPECT_EQ(page.total, first.total);
    for (const auto& hit : page.hits) EXPECT_TRUE(seen.insert(hit.id).second) << hit.url;
  }
  EXPECT_EQ(seen.size(), first.total);
}

TEST_F(ShippedCatalogue, AFilterNeverAddsHits) {
  for (const auto& facet : searcher->generation().taxonomy().facets) {
    Query query;
    query.text = "palliatieve zorg";
    const std::size_t without = ask(query).total;
    for (const auto& value : facet.values) {
      query.filters[facet.id] = {value.id};
      EXPECT_LE(ask(query).total, without) << facet.id << "=" << value.id;
    }
  }
}

}  // namespace
}  // namespace wegwijzer::testing
