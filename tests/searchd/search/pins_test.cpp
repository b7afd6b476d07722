// Pages that a person put at the top, as answers show them and as they are explained.
#include <gmock/gmock.h>

#include "searchd/search/placement.hpp"
#include "searchd/search/searcher.hpp"
#include "support/temp_index.hpp"

namespace wegwijzer::search {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Pair;
using wegwijzer::testing::a_record;
using wegwijzer::testing::TempIndex;

std::vector<Record> records() {
  return {
      a_record("pijn", "Pijn", "Pijn en wat helpt.", {{"doelgroep", "ouderen"} },
         "2024-05-01"),
      a_record("schaal", "Een schaal voor pijn", "Meten.", {{"doelgroep", "kinderen"}},
         "2020"),
      a_record("kind", "Pijn bij een kind", "Spelen.", {{"doelgroep", "kinderen"}},
         "2022"),
      a_record("thuis", "Zorg thuis", "Wat er komt kijken.", {{"doelgroep", "ouderen"} },
         "2021"),
  };
}

const std::string site = "https://voorbeeld.nl/";

class PinnedPages : public ::testing::Test {
 protected:
  void pin(std::vector<Pin> pins) {
    index_.emplace(wegwijzer::testing::shipped_taxonomy(), records(), std::vector<AbsentAddress>{},
                   std::move(pins));
    searcher_ = *Searcher::open(*Generation::open(index_->generation()));
  }

  /// The pages of an answer, and whether they are pinned.
  std::vector<std::pair<std::string, bool>> shown(const Query& query) {
    std::vector<std::pair<std::string, bool>> shown;
    const Results results = *searcher_->run(query);
    for (const Hit& hit : results.hits) {
      shown.emplace_back(hit.url.substr(site.size()), hit.pinned);
    }
    return shown;
  }
  std::vector<std::pair<std::string, bool>> shown(const std::string& text) {
    Query query;
    query.text = text;
    return shown(query);
  }

  std::optional<TempIndex> index_;
  std::unique_ptr<Searcher> searcher_;
};

TEST_F(PinnedPages, StandOnTopInTheirOrderAndOnce) {
  pin({
      {"pijn", {}, {site + "kind", site + "schaal"}},
      {"pijn", {}, {site + "kind"}                 }
  });
  EXPECT_THAT(shown("pijn"),
              ElementsAre(Pair("kind", true), Pair("schaal", true), Pair("pijn", false)));
}

TEST_F(PinnedPages, BelongToTheQuestionInAnyFormAndOrder) {
  pin({
      {"pijn kinderen", {}, {site + "schaal"}}
  });
  EXPECT_THAT(shown("Kind met de pijnen").front(), Pair("schaal", true));
  EXPECT_THAT(shown("pijn").front(), Pair("pijn", false)) << "half of it";
  EXPECT_THAT(shown("pijn kinderen thuis").front().second, false) << "more than it";
}

TEST_F(PinnedPages, AreAnAnswerAlsoWithoutTheWords) {
  pin({
      {"pijn", {}, {site + "thuis"}}
  });
  Query query;
  query.text = "pijn";
  const Results results = *searcher_->run(query);
  EXPECT_EQ(results.hits.front().url, site + "thuis");
  EXPECT_EQ(results.total, 4U);
  EXPECT_EQ(results.hits.front().score, 0);
}

TEST_F(PinnedPages, PassTheFiltersAsOthersDo) {
  pin({
      {"pijn", {}, {site + "thuis", site + "schaal"}}
  });
  Query query;
  query.text = "pijn";
  query.filters["doelgroep"] = {"kinderen"};
  EXPECT_THAT(shown(query), ElementsAre(Pair("schaal", true), Pair("kind", false)));
}

TEST_F(PinnedPages, OfAChoiceOfFacetsStandOnTopWhereItIsMade) {
  pin({
      {"", {{"doelgroep", {"kinderen"}}}, {site + "schaal"}}
  });
  Query query;
  query.filters["doelgroep"] = {"kinderen"};
  EXPECT_THAT(shown(query), ElementsAre(Pair("schaal", true), Pair("kind", false)));
  query.text = "pijn";
  EXPECT_THAT(shown(query).front(), Pair("schaal", true));
  query.text = "spelen";
  EXPECT_THAT(shown(query), ElementsAre(Pair("kind", false))) << "no match for the words";
  query.filters.clear();
  query.text = "pijn";
  EXPECT_THAT(shown(query).front(), Pair("pijn", false));
}

TEST_F(PinnedPages, GoByTheOrderThatIsAskedFor) {
  pin({
      {"pijn", {}, {site + "schaal"}}
  });
  Query query;
  query.text = "pijn";
  query.sort = Sort::Date;
  EXPECT_THAT(shown(query),
              ElementsAre(Pair("pijn", false), Pair("kind", false), Pair("schaal", false)));
}

TEST_F(PinnedPages, FillPagesWithTheOthers) {
  pin({
      {"pijn", {}, {site + "schaal"}}
  });
  Query query;
  query.text = "pijn";
  query.per_page = 1;
  std::vector<std::string> pages;
  for (query.page = 1; query.page <= 3; ++query.page) pages.push_back(shown(query).at(0).first);
  EXPECT_THAT(pages, ElementsAre("schaal", "pijn", "kind"));
}

TEST_F(PinnedPages, ThatAreNotInTheIndexAreLeftOut) {
  pin({
      {"pijn", {}, {site + "weg"}}
  });
  EXPECT_THAT(shown("pijn").front(), Pair("pijn", false));
}

TEST_F(PinnedPages, KeepTheScoreThatTheirWordsGive) {
  pin({});
  Query query;
  query.text = "pijn kind";
  query.explain = true;
  std::map<std::string, double> scores;
  const Results without_pins = *searcher_->run(query);
  for (const Hit& hit : without_pins.hits) scores[hit.url] = hit.score;
  pin({
      {"pijn kind", {}, {site + "pijn", site + "thuis"}}
  });
  const Results results = *searcher_->run(query);
  EXPECT_EQ(results.hits.front().url, site + "pijn");
  for (const Hit& hit : results.hits) {
    EXPECT_NEAR(hit.score, scores[hit.url], 1e-9) << hit.url;
    ASSERT_TRUE(hit.explanation) << hit.url;
    EXPECT_NEAR(hit.explanation->score(), hit.score, 1e-5) << hit.url;
  }
}

TEST_F(PinnedPages, AreExplainedAsSuch) {
  pin({
      {"pijn", {}, {site + "thuis"}}
  });
  Query query;
  query.text = "pijn";
  const auto place = [&](const char* slug) {
    return *searcher_->explain({query, *Url::parse(site + slug)});
  };
  const Placement pinned = place("thuis");
  EXPECT_TRUE(pinned.found);
  EXPECT_TRUE(pinned.pinned);
  EXPECT_EQ(pinned.rank, 1U);
  std::string told;
  for (const std::string& sentence : in_words(pinned, searcher_->generation().taxonomy())) {
    told += sentence + "\n";
  }
  EXPECT_THAT(told, HasSubstr("bovenaan gezet"));
  const Placement other = place("pijn");
  EXPECT_FALSE(other.pinned);
  EXPECT_EQ(other.rank, 2U);
}

}  // namespace
}  // namespace wegwijzer::search
