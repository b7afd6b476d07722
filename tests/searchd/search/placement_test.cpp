#include "searchd/search/placement.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "searchd/search/json.hpp"
#include "searchd/search/searcher.hpp"
#include "support/temp_index.hpp"

namespace wegwijzer::search {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using wegwijzer::testing::a_record;
using wegwijzer::testing::TempIndex;

constexpr const char* site = "https://voorbeeld.nl/";

std::vector<Record> care_records() {
  std::vector<Record> records{
      a_record("delier", "Delier in de stervensfase",
               "Onrust en verwardheid in de laatste dagen. Haloperidol helpt bij een delier.",
               {{"doelgroep", "ouderen"},      {"soort", "richtlijn"}},
               "2023-11-14"),
      a_record("nieuws", "Nieuws over delier",
               "Een delier komt vaak voor. Verpleegkundigen weten dat.",
               {{"soort", "nieuws"},                             {"actualiteit", "verouderd"}},
               "2025-02-03"),
      a_record("kind", "Kinderpalliatieve zorg", "Zorg voor een kind met pijn. Pijn bij kinderen.",
               {{"doelgroep", "kinderen"}},
               "2024-03-05"),
      a_record("dag", "Studiedag pijn en delier", "Kom naar de studiedag over pijn.", {                        },
               "2020"),
      a_record("rouw", "Rouw na een overlijden", "Verdriet heeft geen haast. Pijn van binnen."),
  };
  records[3].event = Event{};
  records[3].event->start = "2020-03-05";
  return records;
}

class PlacementOverCare : public ::testing::Test {
 protected:
  Placement explain(const std::string& text, const std::string& slug, Parameters rest = {}) {
    rest.emplace("q", text);
    rest.emplace("url", site + slug);
    const auto asked = parse_placement_query(rest, taxonomy());
    EXPECT_TRUE(asked) << asked.error().what;
    return *searcher_->explain(*asked);
  }
  std::string told(const Placement& placement) {
    std::string text;
    for (const std::string& sentence : in_words(placement, taxonomy())) text += sentence + "\n";
    return text;
  }
  const Taxonomy& taxonomy() { return searcher_->generation().taxonomy(); }

  TempIndex index_{wegwijzer::testing::shipped_taxonomy(), care_records()};
  std::unique_ptr<Searcher> searcher_ = *Searcher::open(*Generation::open(index_.generation()));
};

TEST_F(PlacementOverCare, ThePartsAddUpToTheScoreAndTheRankIsThePlace) {
  for (const char* text :
       {"delier", "delier stervensfase", "pijn kinderen", "dilier bij ouderen",
        "studiedag pijn delier", "kinderpalliatieve zorg", "rouw na een overlijden",
        "\"laatste dagen\" delier", "verplegen", "haloperidol delier", "wat is een delier"}) {
    Query query;
    query.text = text;
    const Results results = *searcher_->run(query);
    EXPECT_FALSE(results.hits.empty()) << text;
    for (std::size_t i = 0; i < results.hits.size(); ++i) {
      const Hit& hit = results.hits[i];
      const auto placement = *searcher_->explain({query, *Url::parse(hit.url)});
      EXPECT_TRUE(placement.found);
      EXPECT_EQ(placement.rank, i + 1) << text << " " << hit.url;
      EXPECT_EQ(placement.results.total, results.total);
      EXPECT_EQ(placement.id, hit.id);
      ASSERT_TRUE(placement.explanation);
      const Explanation& explanation = *placement.explanation;
      EXPECT_NEAR(explanation.score(), hit.score, 1e-5 * hit.score) << text << " " << hit.url;
      double matches = 0, factors = 1;
      for (const TermMatch& match : explanation.matches) matches += match.weight;
      for (const DocumentFactor& factor : explanation.factors) factors *= factor.factor;
      EXPECT_NEAR(matches, explanation.by_words, 1e-9);
      EXPECT_NEAR(matches * factors, explanation.by_words + explanation.by_document, 1e-6);
    }
  }
}

TEST_F(PlacementOverCare, EachPartIsTold) {
  const Explanation first = *explain("delier stervensfase", "delier").explanation;
  EXPECT_GT(first.by_all_words, 0);
  EXPECT_GT(first.by_nearness, 0);
  EXPECT_GT(first.by_document, 0);
  EXPECT_EQ(first.by_title, 0);
  EXPECT_EQ(first.missing(), std::vector<std::string>{});
  EXPECT_GT(explain("rouw na een overlijden", "rouw").explanation->by_title, 0);
  const Placement second = explain("delier stervensfase", "nieuws");
  EXPECT_THAT(second.explanation->missing(), ElementsAre("stervensfase"));
  EXPECT_EQ(second.explanation->by_all_words, 0);
  std::vector<std::string> kinds;
  for (const auto& factor : second.explanation->factors)
    kinds.push_back(factor.kind + factor.value);
  EXPECT_THAT(kinds, ::testing::UnorderedElementsAre("freshness", "valuenieuws", "valueverouderd"));
  const Placement over = explain("studiedag", "dag");
  EXPECT_THAT(told(over), HasSubstr("De bijeenkomst is voorbij: maal 0,"));
}

TEST_F(PlacementOverCare, AMatchNamesItsReasonAndItsOccurrences) {
  const Explanation explanation = *explain("delier", "delier").explanation;
  const auto stem = std::find_if(explanation.matches.begin(), explanation.matches.end(),
                                 [](const TermMatch& match) { return match.by == By::Stem; });
  ASSERT_NE(stem, explanation.matches.end());
  EXPECT_EQ(stem->shown, "delier");
  EXPECT_EQ(stem->count, 2U);
  EXPECT_EQ(stem->words, 1U);
  EXPECT_THAT(explanation.matches, Contains(::testing::Field(&TermMatch::by, By::Title)));
}

TEST_F(PlacementOverCare, TheRankIsThatUnderTheFilters) {
  EXPECT_EQ(explain("pijn kinderen zorg", "rouw").rank, 3U);
  const Placement alone = explain("delier", "delier",
                                  {
                                      {"soort", "richtlijn"}
  });
  EXPECT_EQ(alone.rank, 1U);
  EXPECT_EQ(alone.results.total, 1U);
}

TEST_F(PlacementOverCare, WithoutTextTheNewestComeFirst) {
  const Placement placement = explain("", "delier");
  EXPECT_TRUE(placement.found);
  EXPECT_EQ(placement.rank, 3U);
  EXPECT_FALSE(placement.explanation);
  EXPECT_THAT(told(placement), HasSubstr("Deze staat op plaats 3 van 5."));
}

TEST_F(PlacementOverCare, AnAddressIsComparedInItsCanonicalForm) {
  EXPECT_TRUE(explain("delier", "delier?utm_source=brief#top").found);
  const Placement unknown = explain("delier", "bestaat-niet?utm_source=brief");
  EXPECT_EQ(unknown.url, "https://voorbeeld.nl/bestaat-niet");
  EXPECT_EQ(unknown.id, "");
  EXPECT_EQ(unknown.results.total, 3U);
  EXPECT_THAT(unknown.reasons, ElementsAre(Reason{"never_seen"}));
  EXPECT_THAT(told(unknown), HasSubstr("Dit adres is nog nooit gezien"));
}

TEST_F(PlacementOverCare, EveryFilterThatKeepsARecordOutIsNamed) {
  const Placement placement =
      explain("delier", "delier",
              {
                  {"doelgroep", "kinderen" },
                  {"soort",     "richtlijn"},
                  {"from",      "2024"     }
  });
  EXPECT_FALSE(placement.found);
  EXPECT_EQ(placement.rank, 0U);
  EXPECT_THAT(placement.reasons, ElementsAre(Reason{"filtered", "doelgroep", {"kinderen"}},
                                             Reason{"filtered", "from", {"2024"}}));
  EXPECT_GT(placement.explanation->score(), 0) << "what its words would give";
  EXPECT_THAT(told(placement), HasSubstr("houdt de pagina tegen: gekozen is Kinderen"));
  EXPECT_THAT(explain("", "rouw",
                      {
                          {"to", "2024-05"}
  })
                  .reasons,
              ElementsAre(Reason{"filtered", "to", {"2024-05"}}))
      << "a record without a date lies in no range";
}

TEST_F(PlacementOverCare, ExcludedRequiredAndMissingWordsAreNamed) {
  EXPECT_THAT(explain("delier -onrust", "delier").reasons,
              ElementsAre(Reason{"excluded", "", {"onrust"}}));
  EXPECT_THAT(explain("delier \"helpt haloperidol\"", "delier").reasons,
              ElementsAre(Reason{"required", "", {"\"helpt haloperidol\""}}));
  EXPECT_THAT(explain("onrust titel:onrust", "delier").reasons,
              ElementsAre(Reason{"required", "", {"titel:onrust"}}));
  EXPECT_THAT(explain("rouw verdriet", "delier").reasons, ElementsAre(Reason{
                                                              "words", "", {"rouw", "verdriet"}
  }));
  EXPECT_THAT(explain("?!", "delier").reasons, ElementsAre(Reason{"words"}));
  const Placement exact = explain("delier pijn", "delier",
                                  {
                                      {"exact", "1"}
  });
  EXPECT_THAT(exact.reasons, ElementsAre(Reason{"words", "", {"pijn"}}));
  EXPECT_TRUE(explain("delier pijn", "delier").found) << "one word is enough otherwise";
}

TEST_F(PlacementOverCare, WhatWasReadDifferentlyIsTold) {
  const std::string text = told(explain("stervensfasse xyzzyq", "delier"));
  EXPECT_THAT(text, HasSubstr("“stervensfasse” is gelezen als “stervensfase”."));
  EXPECT_THAT(text, HasSubstr("“xyzzyq” telt niet mee: geen enkele pagina heeft het."));
}

TEST_F(PlacementOverCare, TheSentencesAreDutchAndEnglish) {
  EXPECT_THAT(told(explain("delier", "delier")),
              ::testing::MatchesRegex("Deze pagina staat op plaats [12] van 3, met een score van "
                                      "[0-9]+,[0-9]+\\.\n(.*\n)*De woorden geven samen "
                                      "[0-9]+,[0-9]+\\.\n(.*\n)*"));
  EXPECT_THAT(told(explain("delier", "delier",
                           {
                               {"lang", "en"}
  })),
              ::testing::MatchesRegex("This page is number [12] of 3, with a score of "
                                      "[0-9]+\\.[0-9]+\\.\n(.*\n)*The words give [0-9]+\\.[0-9]+ "
                                      "together\\.\n(.*\n)*"));
}

TEST_F(PlacementOverCare, AHitOfASearchTellsTheSameWhenAsked) {
  Query query;
  query.text = "delier pijn";
  EXPECT_FALSE(searcher_->run(query)->hits.at(0).explanation);
  query.explain = true;
  const Results results = *searcher_->run(query);
  for (const Hit& hit : results.hits) {
    EXPECT_EQ(hit.explanation, searcher_->explain({query, *Url::parse(hit.url)})->explanation);
  }
  EXPECT_TRUE(to_json(results).at("hits").at(0).contains("explanation"));
  query.text.clear();
  EXPECT_FALSE(searcher_->run(query)->hits.at(0).explanation) << "nothing was asked";
}

TEST(PlacementOfNothing, TellsWhyAnAddressIsNotInTheIndex) {
  const auto id = [](const char* slug) { return record_id(site + std::string(slug)); };
  const TempIndex index(wegwijzer::testing::shipped_taxonomy(), care_records(),
                        {
                            {id("weg"),      Absence::Gone,       "2026-11-20", 410, ""           },
                            {id("kopie"),    Absence::Copy,       "2026-11-19", 200, id("delier") },
                            {id("verhuisd"), Absence::Moved,      "",           301, id("nergens")},
                            {id("geheim"),   Absence::Restricted, "2026-11-20", 200, id("delier") }
  });
  const auto searcher = *Searcher::open(*Generation::open(index.generation()));
  const auto why = [&](const std::string& slug) {
    const auto placement = *searcher->explain({{}, *Url::parse(site + slug)});
    EXPECT_FALSE(placement.found);
    EXPECT_EQ(placement.reasons.size(), 1U);
    return placement.reasons.at(0);
  };
  EXPECT_EQ(why("weg"), (Reason{"gone", "", {}, "2026-11-20", 410, ""}));
  EXPECT_EQ(why("weg#onder"), why("weg"));
  EXPECT_EQ(why("kopie").url, site + std::string("delier"));
  EXPECT_EQ(why("verhuisd").url, "") << "where it leads is not in the index either";
  EXPECT_EQ(why("geheim"), Reason{"restricted"});
  EXPECT_EQ(why("anders"), Reason{"never_seen"});
  const auto told = in_words(*searcher->explain({{}, *Url::parse(site + std::string("weg"))}),
                             wegwijzer::testing::shipped_taxonomy());
  EXPECT_THAT(told, Contains("De pagina bestaat niet meer."));
  EXPECT_THAT(told, Contains("Het laatste bezoek was op 2026-11-20 (HTTP 410)."));
}

// Bonuses are for the first 200 alone; the others keep the score of their words.
TEST(PlacementOfMany, IsThatOfTheListOnEveryPage) {
  std::vector<Record> records;
  for (int i = 0; i < 230; ++i) {
    records.push_back(a_record(std::to_string(i), "Pagina " + std::to_string(i),
                               "mondzorg thuis " + std::string(static_cast<std::size_t>(i), 'x')));
  }
  const TempIndex index(wegwijzer::testing::shipped_taxonomy(), records);
  const auto searcher = *Searcher::open(*Generation::open(index.generation()));
  for (const int page : {1, 20, 21, 23}) {
    Query query;
    query.text = "mondzorg thuis";
    query.page = page;
    const Results results = *searcher->run(query);
    ASSERT_EQ(results.hits.size(), 10U);
    for (std::size_t i = 0; i < results.hits.size(); ++i) {
      const auto placement = *searcher->explain({query, *Url::parse(results.hits[i].url)});
      EXPECT_EQ(placement.rank, static_cast<std::size_t>(page - 1) * 10 + i + 1);
      EXPECT_NEAR(placement.explanation->score(), results.hits[i].score, 1e-5);
      EXPECT_EQ(placement.explanation->by_nearness > 0, page <= 20);
    }
  }
}

struct Refused {
  const char* name;
  Parameters parameters;
  const char* parameter;
};

class PlacementQueries : public ::testing::TestWithParam<Refused> {};

TEST_P(PlacementQueries, AreRefusedByName) {
  const auto asked =
      parse_placement_query(GetParam().parameters, wegwijzer::testing::shipped_taxonomy());
  ASSERT_FALSE(asked);
  EXPECT_EQ(asked.error().code, Code::Query);
  EXPECT_EQ(asked.error().parameter, GetParam().parameter);
}

INSTANTIATE_TEST_SUITE_P(
    , PlacementQueries,
    ::testing::Values(
        Refused{
            "WithoutAddress", {{"q", "delier"}},
             "url"
},
        Refused{"WithWordsForAnAddress", {{"url", "geen adres"}}, "url"},
        Refused{"WithAnotherScheme", {{"url", "file:///etc/passwd"}}, "url"},
        Refused{"WithAPage", {{"url", site}, {"page", "2"}}, "page"},
        Refused{"WithASort", {{"url", site}, {"sort", "date"}}, "sort"},
        Refused{"WithAnUnknownFacet", {{"url", site}, {"kleur", "rood"}}, "kleur"}),
    [](const auto& tested) { return tested.param.name; });

}  // namespace
}  // namespace wegwijzer::search
