// Documents that would leave the index without evidence: the ledger is gone, a source was renamed.
#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include "base/files.hpp"
#include "end_to_end/world.hpp"

namespace wegwijzer::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::HasSubstr;

constexpr int failed = 1, wrong_use = 2, incomplete = 3;

class LostDocuments : public ::testing::Test {
 protected:
  LostDocuments() { world_.keep_only({"kaarten", "map"}); }

  fs::path in_use() const { return fs::canonical(world_.data() / "current"); }
  std::size_t total() const {
    return nlohmann::json::parse(world_.cli({"search", "--json"}).out).at("total");
  }
  void remove_ledger() const {
    for (const char* name : {"harvest.db", "harvest.db-wal", "harvest.db-shm"}) {
      fs::remove(world_.data() / name);
    }
  }
  void rename_map() const {
    const fs::path file = world_.config() / "sources" / "map.json";
    std::string text = *read_file(file);
    const std::string before = R"("id": "map")";
    text.replace(text.find(before), before.size(), R"("id": "mappen")");
    ASSERT_TRUE(write_file(file, text));
  }

  World world_;
};

// `build` made an empty ledger, and of it an empty index.
TEST_F(LostDocuments, WithoutALedgerNothingIsBuilt) {
  ASSERT_EQ(world_.indexer({"run"}).status, 0);
  const fs::path before = in_use();
  remove_ledger();
  for (int empty_file = 0; empty_file < 2; ++empty_file) {
    if (empty_file == 1) std::ofstream(world_.data() / "harvest.db").close();
    for (const char* command : {"build", "export"}) {
      const Finished finished = world_.indexer({command});
      EXPECT_EQ(finished.status, failed) << command << finished.out;
      EXPECT_THAT(finished.err, AllOf(HasSubstr("harvest.db: there is no ledger yet"),
                                      HasSubstr("hint:  harvest first: wegwijzer-indexer run")));
    }
  }
  EXPECT_EQ(in_use(), before);
}

TEST_F(LostDocuments, ANewLedgerThatKnowsLessIsHeld) {
  ASSERT_EQ(world_.indexer({"run"}).status, 0);
  const fs::path before = in_use();
  const std::size_t documents = total();
  remove_ledger();
  world_.web().fail_with("kaarten.localhost", "/", 503);
  const Finished held = world_.indexer({"run"});
  EXPECT_EQ(held.status, incomplete) << held.err;
  EXPECT_THAT(held.out,
              AllOf(HasSubstr("of kaarten would go without evidence: the ledger does not "
                              "know them (wegwijzer-indexer accept kaarten)"),
                    HasSubstr("unchanged generation"), Not(HasSubstr("of map would go"))));
  EXPECT_EQ(in_use(), before);
  EXPECT_EQ(total(), documents);
  EXPECT_THAT(world_.indexer({"report"}).out,
              AllOf(HasSubstr("De nieuwe index is tegengehouden"),
                    HasSubstr("Klopt dat? Geef dan: wegwijzer-indexer accept kaarten")));

  world_.web().recover("kaarten.localhost");
  EXPECT_EQ(world_.indexer({"run", "--full"}).status, 0);
  EXPECT_EQ(total(), documents);
}

TEST_F(LostDocuments, ASourceThatWasTakenAwayIsHeldUntilAccepted) {
  ASSERT_EQ(world_.indexer({"run"}).status, 0);
  const fs::path before = in_use();
  fs::remove(world_.config() / "sources" / "map.json");
  for (const char* command : {"build", "run"}) {
    const Finished held = world_.indexer({command});
    EXPECT_EQ(held.status, incomplete) << command << held.err;
    EXPECT_THAT(held.out, HasSubstr("documents of map would go without evidence: it is not in the "
                                    "configuration (wegwijzer-indexer accept map)"));
    EXPECT_EQ(in_use(), before);
  }
  EXPECT_EQ(world_.indexer({"accept", "mapp"}).status, wrong_use);
  const Finished accepted = world_.indexer({"accept", "map"});
  EXPECT_EQ(accepted.status, 0) << accepted.err;
  const Finished built = world_.indexer({"build"});
  EXPECT_EQ(built.status, 0) << built.out << built.err;
  EXPECT_NE(in_use(), before);
  EXPECT_GT(total(), 0U);
}

TEST_F(LostDocuments, ASourceThatWasRenamedIsHeldUntilItIsHarvestedUnderItsNewName) {
  ASSERT_EQ(world_.indexer({"run"}).status, 0);
  const fs::path before = in_use();
  const std::size_t documents = total();
  rename_map();
  EXPECT_EQ(world_.indexer({"build"}).status, incomplete);
  EXPECT_EQ(in_use(), before);
  const Finished harvested = world_.indexer({"run"});
  EXPECT_EQ(harvested.status, 0) << harvested.out << harvested.err;
  EXPECT_NE(in_use(), before);
  EXPECT_EQ(total(), documents);
}

}  // namespace
}  // namespace wegwijzer::testing
