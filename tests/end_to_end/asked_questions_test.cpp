// What is asked often, from the requests of five networks to a suggestion after the next build.
#include <gmock/gmock.h>
#include <httplib.h>

#include "base/files.hpp"
#include "end_to_end/world.hpp"

namespace wegwijzer::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class AskedQuestions : public ::testing::Test {
 protected:
  void SetUp() override {
    world_.keep_only({"map"});
    ASSERT_EQ(world_.indexer({"run"}).status, 0);
  }

  /// Starts searchd, asks from so many networks, and ends it.
  void ask(const std::string& path, int networks) {
    Searchd searchd(world_.data());
    httplib::Client client(searchd.url());
    for (int i = 0; i < networks; ++i) {
      const auto answer =
          client.Get(path, {
                               {"X-Forwarded-For", "198.51.100." + std::to_string(i)}
      });
      ASSERT_EQ(answer->status, 200);
    }
    EXPECT_EQ(searchd.stop(), 0);
  }
  std::string suggested(const std::string& typed) {
    return Searchd(world_.data()).get("/v1/suggest?q=" + typed).text;
  }

  World world_;
};

TEST_F(AskedQuestions, AreSuggestedAfterTheNextBuild) {
  const std::string question = "{\"text\":\"zorg\",\"kind\":\"question\"";
  ask("/v1/search?q=Zorg", 5);
  ASSERT_TRUE(std::filesystem::exists(world_.data() / "queries.db"));
  EXPECT_THAT(suggested("zo"), Not(HasSubstr(question))) << "an index does not change";
  const Finished built = world_.indexer({"build"});
  EXPECT_EQ(built.status, 0);
  EXPECT_THAT(built.out, HasSubstr("published"));
  EXPECT_THAT(suggested("zo"), HasSubstr(question));
  EXPECT_THAT(world_.indexer({"build"}).out, Not(HasSubstr("published"))) << "nothing new";
}

TEST_F(AskedQuestions, OfFewNetworksAreWrittenNowhere) {
  ask("/zoek?q=zorg", 4);
  EXPECT_FALSE(std::filesystem::exists(world_.data() / "queries.db"));
}

TEST_F(AskedQuestions, ThatCannotBeReadAreNoReasonNotToBuild) {
  ASSERT_TRUE(write_file(world_.data() / "queries.db", std::string(4096, 'x')));
  const Finished built = world_.indexer({"build"});
  EXPECT_EQ(built.status, 0);
  EXPECT_THAT(built.err, HasSubstr("queries.db"));
  ask("/v1/search?q=zorg", 5);
}

}  // namespace
}  // namespace wegwijzer::testing
