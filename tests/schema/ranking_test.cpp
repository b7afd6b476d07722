#include "schema/ranking.hpp"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "support/temp_dir.hpp"

namespace wegwijzer {
namespace {

using ::testing::ElementsAre;

class RankingFile : public ::testing::Test {
 protected:
  Result<Ranking> load(std::string_view text) {
    return load_ranking(folder_.write("ranking.json", text));
  }

  /// All faults, each without the name of the file.
  std::vector<std::string> faults(std::string_view text) {
    const auto loaded = load(text);
    if (loaded) return {};
    const std::string file = (folder_.path() / "ranking.json").string() + ": ";
    std::vector<std::string> faults;
    const auto add = [&](const Error& error) {
      EXPECT_EQ(error.code, Code::Config);
      EXPECT_TRUE(error.what.starts_with(file)) << error.what;
      faults.push_back(error.what.substr(file.size()));
    };
    add(loaded.error());
    for (const Error& other : loaded.error().more) add(other);
    return faults;
  }

  wegwijzer::testing::TempDir folder_;
};

TEST_F(RankingFile, ThatIsAbsentIsTheDefaults) {
  EXPECT_EQ(*load_ranking(folder_.path() / "ranking.json"), Ranking{});
  EXPECT_EQ(*load("{}"), Ranking{});
}

TEST_F(RankingFile, ChangesWhatItNames) {
  const auto ranking = load(R"({
    "bm25": {"k1": 2},
    "word": {"title": 0, "synonym": 10}, // comments may stand here
    "bonus": {"near": 0.5},
    "document": {"freshness": 0, "facets": {"soort": {"nieuws": 0.9, "blog": 0}}},
    "labels": ["thema", "soort"]
  })");
  ASSERT_TRUE(ranking) << ranking.error().what;
  Ranking expected;
  expected.k1 = 2;
  expected.title = 0;
  expected.synonym = 10;
  expected.near = 0.5;
  expected.freshness = 0;
  expected.facets = {
      {"soort", {{"nieuws", 0.9}, {"blog", 0}}}
  };
  expected.labels = {"thema", "soort"};
  EXPECT_EQ(*ranking, expected);
}

TEST_F(RankingFile, TellsAllFaultsAtOnceAndWhereTheyStand) {
  EXPECT_THAT(
      faults(R"({
    "bm25": {"k1": -1, "k2": 1},
    "word": {"stem": "veel", "title": 11},
    "bonus": [],
    "document": {"facets": {"soort": {"nieuws": 10.5, "blog": "weinig"}}, "fresh": 1},
    "labels": "thema",
    "lables": []
  })"),
      ElementsAre("/bm25/k1: is -1, expected a weight from 0 to 10", "/bm25/k2: unknown key",
                  "/word/stem: is the text \"veel\", expected a number",
                  "/word/title: is 11, expected a weight from 0 to 10",
                  "/bonus: is a list, expected an object",
                  "/document/facets/soort/blog: is the text \"weinig\", expected a factor "
                  "from 0 to 10",
                  "/document/facets/soort/nieuws: is the number 10.5, expected a factor "
                  "from 0 to 10",
                  "/document/fresh: unknown key",
                  "/labels: is the text \"thema\", expected a list of texts",
                  "/lables: unknown key"));
}

TEST_F(RankingFile, SuggestsTheKeyThatWasMeant) {
  const auto loaded = load(R"({"word": {"tittle": 1}})");
  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error().hint, "did you mean \"title\"?");
}

TEST_F(RankingFile, AGenerationKeepsItsOwn) {
  Ranking ranking;
  ranking.k1 = 1.2;
  ranking.half_life = 7;
  ranking.facets = {
      {"soort", {{"nieuws", 0.9}}}
  };
  ranking.labels = {"thema"};
  EXPECT_EQ(*ranking_from_json(to_json(ranking), "ranking.json"), ranking);
  EXPECT_EQ(*ranking_from_json(to_json(Ranking{}), "ranking.json"), Ranking{});
}

}  // namespace
}  // namespace wegwijzer
