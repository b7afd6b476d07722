#include "relevance_ablation.hpp"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "support/temp_dir.hpp"

namespace wegwijzer::bench {
namespace {

using nlohmann::json;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class Ablation : public ::testing::Test {
 protected:
  std::vector<Step> steps() const {
    const auto found = steps_of(config_.path());
    EXPECT_TRUE(found) << to_text(found.error());
    return found.value_or(std::vector<Step>());
  }
  std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const Step& step : steps()) names.push_back(step.name);
    return names;
  }
  /// The one file that a step changes, as JSON; "absent" when it goes.
  static json changed(const Step& step, const char* name) {
    EXPECT_EQ(step.without.size(), 1);
    return json::parse(step.without.at(name).value_or("\"absent\""));
  }

  wegwijzer::testing::TempDir config_;
};

TEST_F(Ablation, OfAnEmptyConfigurationHasNoSteps) { EXPECT_THAT(names(), IsEmpty()); }

TEST_F(Ablation, LeavesOutEachWeightThatCounts) {
  config_.write("ranking.json", R"({
    "bm25": {"k1": 1.5},  // a shape, not a step
    "word": {"stem": 1, "form": 0, "title": 0.25}, "bonus": {"near": 0.1},
    "document": {"freshness": 0.1}, "labels": ["thema"]
  })");
  EXPECT_THAT(names(), ElementsAre("word.stem", "word.title", "bonus.near", "labels"));
  EXPECT_EQ(changed(steps()[1], "ranking.json"), json::parse(R"({
    "bm25": {"k1": 1.5}, "word": {"stem": 1, "form": 0, "title": 0}, "bonus": {"near": 0.1},
    "document": {"freshness": 0.1}, "labels": ["thema"]
  })"));
  EXPECT_EQ(changed(steps()[3], "ranking.json").at("labels"), json::array());
  EXPECT_EQ(changed(steps()[3], "ranking.json").at("bonus").at("near"), 0.1);
}

TEST_F(Ablation, EmptiesWhatEachLanguageFileLists) {
  config_.write("language/stopwords.json", R"({"nl": ["de"], "en": ["the"]})");
  config_.write("language/compounds.json", R"({"nl": {"blocked": ["heid"]}})");
  config_.write("language/words.txt", "geen JSON\n");
  EXPECT_THAT(names(), ElementsAre("compounds", "stopwords"));
  EXPECT_EQ(changed(steps()[0], "language/compounds.json"), json::parse(R"({"nl": {}})"));
  EXPECT_EQ(changed(steps()[1], "language/stopwords.json"), json::parse(R"({"nl": [], "en": []})"));
}

TEST_F(Ablation, LeavesTheThesaurusOut) {
  config_.write("thesaurus.json", "{}");
  ASSERT_THAT(names(), ElementsAre("thesaurus"));
  EXPECT_EQ(changed(steps()[0], "thesaurus.json"), "absent");
}

TEST_F(Ablation, TellsAFaultInAFile) {
  const auto file = config_.write("ranking.json", "{");
  const auto found = steps_of(config_.path());
  ASSERT_FALSE(found);
  EXPECT_THAT(found.error().what, ::testing::StartsWith(file.string()));
}

}  // namespace
}  // namespace wegwijzer::bench
