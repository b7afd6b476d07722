#include "searchd/search/searcher.hpp"

#include <gmock/gmock.h>

#include <atomic>
#include <nlohmann/json.hpp>
#include <thread>

#include "base/files.hpp"
#include "language/known_words.hpp"
#include "searchd/search/json.hpp"
#include "support/temp_index.hpp"

namespace wegwijzer::search {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;
using wegwijzer::testing::a_record;
using wegwijzer::testing::TempIndex;

std::vector<Record> some_records() {
  return {
      a_record("delier", "Delier in de stervensfase",
               "Onrust en verwardheid in de laatste dagen. Haloperidol helpt.",
               {{"doelgroep", "ouderen"},                                                               {"soort", "richtlijn"}, {"soort", "norm"}},
               "2023-11-14"),
      a_record("pijn", "Pijn bij kinderen", "Een kind met pijn huilt niet altijd. Meet de pijn.",
               {{"doelgroep", "kinderen"},                                                                     {"doelgroep", "leeftijd"}},
               "2024-03-05"),
      a_record("rouw", "Rouw na een overlijden", "Verdriet heeft geen haast. Pijn van binnen.",
               {{"doelgroep", "nabestaanden"}                                                             }
               ),
      a_record("e-learning", "E-learning mondzorg", "Scholing over een droge mond.", {},
               "2020"),
  };
}

class OverSomeRecords : public ::testing::Test {
 protected:
  Results ask(const std::string& text, const Parameters& rest = {}) {
    Parameters parameters = rest;
    if (!text.empty()) parameters.emplace("q", text);
    const auto query = parse_query(parameters, searcher_->generation().taxonomy());
    EXPECT_TRUE(query) << query.error().what;
    return *searcher_->run(*query);
  }

  static std::vector<std::string> titles(const Results& results) {
    std::vector<std::string> titles;
    for (const Hit& hit : results.hits) {
      std::string title;
      for (const std::string& piece : hit.title) title += piece;
      titles.push_back(title);
    }
    return titles;
  }

  static std::size_t count(const Results& results, const std::string& facet,
                           const std::string& value) {
    for (const FacetCount& counted : results.facets) {
      for (const ValueCount& one : counted.values) {
        if (counted.id == facet && one.id == value) return one.count;
      }
    }
    return 0;
  }

  TempIndex index_{wegwijzer::testing::shipped_taxonomy(), some_records()};
  std::unique_ptr<Searcher> searcher_ = *Searcher::open(*Generation::open(index_.generation()));
};

TEST_F(OverSomeRecords, WithoutTextAllComeNewestFirstAndUndatedLast) {
  EXPECT_THAT(titles(ask("")), ElementsAre("Pijn bij kinderen", "Delier in de stervensfase",
                                           "E-learning mondzorg", "Rouw na een overlijden"));
}

TEST_F(OverSomeRecords, AnInflectedWordFindsItsStem) {
  EXPECT_THAT(titles(ask("kinderen")), ElementsAre("Pijn bij kinderen"));
  EXPECT_THAT(titles(ask("KIND")), ElementsAre("Pijn bij kinderen"));
}

TEST_F(OverSomeRecords, AMatchInTheTitleComesFirst) {
  EXPECT_THAT(titles(ask("pijn")), ElementsAre("Pijn bij kinderen", "Rouw na een overlijden"));
}

TEST_F(OverSomeRecords, HyphenatedAndJoinedAreTheSameWord) {
  EXPECT_THAT(titles(ask("elearning")), ElementsAre("E-learning mondzorg"));
  EXPECT_THAT(titles(ask("e-learning")), ElementsAre("E-learning mondzorg"));
}

TEST_F(OverSomeRecords, StopWordsAloneStillFind) { EXPECT_GT(ask("in de").total, 0U); }

TEST_F(OverSomeRecords, AnExclusionAloneFindsTheRestNewestFirst) {
  EXPECT_THAT(titles(ask("-pijn")),
              ElementsAre("Delier in de stervensfase", "E-learning mondzorg"));
  EXPECT_THAT(titles(ask("-pijn",
                         {
                             {"doelgroep", "ouderen"}
  })),
              ElementsAre("Delier in de stervensfase"));
  EXPECT_THAT(titles(ask("-pijn",
                         {
                             {"explain", "1"}
  })),
              SizeIs(2));
  EXPECT_THAT(titles(ask("-pijn xqzw")), IsEmpty());
}

TEST_F(OverSomeRecords, TextWithoutAWordFindsNothing) {
  EXPECT_EQ(ask("?!").total, 0U);
  EXPECT_EQ(ask("xyzzy").total, 0U);
}

TEST_F(OverSomeRecords, MatchesAreTheOddPieces) {
  const Results results = ask("delier haloperidol");
  ASSERT_EQ(results.hits.size(), 1U);
  EXPECT_THAT(results.hits[0].title, ElementsAre("", "Delier", " in de stervensfase"));
  ASSERT_GE(results.hits[0].snippet.size(), 2U);
  EXPECT_EQ(results.hits[0].snippet[1], "Haloperidol");
}

TEST_F(OverSomeRecords, AChosenFacetDoesNotNarrowItsOwnCounts) {
  const Results results = ask("", {
                                      {"doelgroep", "kinderen"}
  });
  EXPECT_EQ(results.total, 1U);
  EXPECT_EQ(count(results, "doelgroep", "ouderen"), 1U);
  EXPECT_EQ(count(results, "doelgroep", "kinderen"), 1U);
  EXPECT_EQ(count(results, "soort", "richtlijn"), 0U);
}

TEST_F(OverSomeRecords, ValuesOfOneFacetAreOr) {
  EXPECT_EQ(ask("",
                {
                    {"doelgroep", "kinderen"},
                    {"doelgroep", "ouderen" }
  })
                .total,
            2U);
}

TEST_F(OverSomeRecords, DifferentFacetsAreAnd) {
  EXPECT_EQ(ask("",
                {
                    {"doelgroep", "kinderen" },
                    {"soort",     "richtlijn"}
  })
                .total,
            0U);
}

/// The titles of all hits, as typed or read freely.
std::vector<std::string> titles_of(const TempIndex& index, const std::string& text,
                                   bool exact = false) {
  const auto searcher = *Searcher::open(*Generation::open(index.generation()));
  Query query;
  query.text = text;
  query.exact = exact;
  const auto results = *searcher->run(query);
  std::vector<std::string> titles;
  for (const Hit& hit : results.hits) {
    titles.emplace_back();
    for (const std::string& piece : hit.title) titles.back() += piece;
  }
  return titles;
}

TempIndex index_of(std::vector<Record> records) {
  return TempIndex(wegwijzer::testing::shipped_taxonomy(), std::move(records));
}

TEST(Words, AreExactlyWordsOfTheirOwn) {
  const TempIndex index =
      index_of({a_record("deel", "Mondzorg", "Over mondzorg, mondzorg thuis."),
                a_record("woord", "De mond", "Zorg voor de mond, zorg en mond."),
                a_record("uitgang", "Monden", "Over twee monden.")});
  EXPECT_THAT(titles_of(index, "mond"), UnorderedElementsAre("Mondzorg", "De mond", "Monden"));
  EXPECT_THAT(titles_of(index, "mond", true), UnorderedElementsAre("De mond", "Monden"));
  EXPECT_THAT(titles_of(index, "monden OR mondzorg", true),
              UnorderedElementsAre("Mondzorg", "De mond", "Monden"));
}

TEST(Words, ExactlyGoWithPhrasesTitlesAndExclusions) {
  const TempIndex index =
      index_of({a_record("sedatie", "Palliatieve sedatie", "Over palliatieve sedatie."),
                a_record("arts", "De arts", "Palliatieve zorg door de arts."),
                a_record("huisarts", "De huisarts",
                         "Palliatieve zorg door de huisarts en de hospicearts.")});
  EXPECT_THAT(titles_of(index, "\"palliatieve sedatie\"", true),
              ElementsAre("Palliatieve sedatie"));
  EXPECT_THAT(titles_of(index, "titel:arts", true), ElementsAre("De arts"));
  EXPECT_THAT(titles_of(index, "\"palliatieve sedatie\" OR \"de arts\"", true),
              UnorderedElementsAre("Palliatieve sedatie", "De arts"));
  EXPECT_THAT(titles_of(index, "palliatieve -arts", true),
              UnorderedElementsAre("Palliatieve sedatie", "De huisarts"));
  EXPECT_THAT(titles_of(index, "zorg \"de huisarts\"", true), ElementsAre("De huisarts"));
}

TEST(Words, AreFoundExactlyInTextsOfAnyLanguage) {
  Record english = a_record("loss", "Grief and loss", "Engelstalig: kinderpalliatieve teams.");
  english.language = "en";
  const TempIndex index = index_of({english});
  for (const char* text : {"loss", "engelstalig", "kinderpalliatief", "grief"}) {
    EXPECT_THAT(titles_of(index, text, true), ElementsAre("Grief and loss")) << text;
  }
}

TEST(Words, OfDutchAreFoundInPagesThatCountAsEnglish) {
  Record english = a_record("module", "Grief", "Een engelstalige module.");
  english.language = "en";
  const TempIndex index = index_of({english});
  const wegwijzer::testing::TempDir folder;
  const auto words = folder.write("words", "engelstalig\nengelstalige\n").string();
  ASSERT_TRUE(language::write_known_words(index.generation() / known_words_file, {words}));
  EXPECT_THAT(titles_of(index, "engelstalig"), ElementsAre("Grief"));
}

// "mondzorg" found every page with "zorg".
TEST(Words, OfWhichManyPagesHaveAPartDoNotFindAllThose) {
  std::vector<Record> records{a_record("mond", "Een droge mond", "De mond."),
                              a_record("mond2", "De mond verzorgen", "Mond.")};
  for (int i = 0; i < 150; ++i) {
    records.push_back(a_record("zorg" + std::to_string(i), "Zorg", "Zorg voor wie dat vraagt."));
  }
  const TempIndex index = index_of(records);
  EXPECT_THAT(titles_of(index, "mondzorg"),
              UnorderedElementsAre("Een droge mond", "De mond verzorgen"));
  for (const char* text : {"jeugdzorg", "zorgverlof", "wondzorg"}) {
    EXPECT_THAT(titles_of(index, text), IsEmpty()) << text;
  }
}

TEST(Words, ApartHaveTheSynonymsOfWhatTheyAreTogether) {
  const TempIndex index = index_of({a_record("kind", "Kinderpalliatieve zorg", "Thuis."),
                                    a_record("eng", "Pediatric palliative care", "At home.")});
  EXPECT_THAT(titles_of(index, "kinder palliatieve zorg"),
              UnorderedElementsAre("Kinderpalliatieve zorg", "Pediatric palliative care"));
}

TEST(Words, FindByTheirSynonymsInTheLabelsOfTags) {
  const TempIndex index = index_of({
      a_record("label", "Zorg op maat", "Voor wie dat wil.", {{"doelgroep", "lhbtiq"}}
         ),
      a_record("ander", "Zorg", "Voor iedereen.")
  });
  EXPECT_THAT(titles_of(index, "regenboog"), ElementsAre("Zorg op maat"));
}

TEST(SearcherDates, ARecordOfWhichOnlyTheYearIsKnownCountsAsItsFirstDay) {
  const TempIndex index(wegwijzer::testing::shipped_taxonomy(),
                        {wegwijzer::testing::a_record("jaar", "Jaar", "Tekst.", {}, "2024")});
  const auto searcher = Searcher::open(*Generation::open(index.generation()));
  const auto total = [&](const std::string& from, const std::string& to) {
    Query query;
    query.from = from;
    query.to = to;
    return (*searcher)->run(query)->total;
  };
  EXPECT_EQ(total("2024", "2024"), 1U);
  EXPECT_EQ(total("2024-01-01", "2024-01-01"), 1U);
  EXPECT_EQ(total("2024-02", ""), 0U);
}

TEST_F(OverSomeRecords, DatesAreInclusiveAndLeaveOutTheUndated) {
  EXPECT_EQ(ask("",
                {
                    {"from", "2023"}
  })
                .total,
            2U);
  EXPECT_EQ(ask("",
                {
                    {"from", "2023-11-14"},
                    {"to",   "2023-11"   }
  })
                .total,
            1U);
  EXPECT_EQ(ask("",
                {
                    {"to", "2020"}
  })
                .total,
            1U);
}

TEST_F(OverSomeRecords, TheSortOrdersHold) {
  EXPECT_THAT(titles(ask("",
                         {
                             {"sort", "title"}
  })),
              ElementsAre("Delier in de stervensfase", "E-learning mondzorg", "Pijn bij kinderen",
                          "Rouw na een overlijden"));
  EXPECT_THAT(titles(ask("pijn",
                         {
                             {"sort", "date"}
  })),
              ElementsAre("Pijn bij kinderen", "Rouw na een overlijden"));
}

TEST_F(OverSomeRecords, AHitShowsTheMostSpecificValuesOnly) {
  const Results results = ask("delier");
  ASSERT_EQ(results.hits.size(), 1U);
  EXPECT_THAT(results.hits[0].tags.at("soort"), ElementsAre(LabelledId{"richtlijn", "Richtlijn"}));
}

TEST_F(OverSomeRecords, AHiddenFacetIsListedWhenItIsChosen) {
  const auto listed = [&](const Results& results) {
    return std::any_of(results.facets.begin(), results.facets.end(),
                       [](const FacetCount& facet) { return facet.id == "setting"; });
  };
  EXPECT_FALSE(listed(ask("")));
  EXPECT_TRUE(listed(ask("", {
                                 {"setting", "thuis"}
  })));
}

TEST_F(OverSomeRecords, ADocumentIsFoundByItsIdAndOnlyThen) {
  const std::string id = ask("delier").hits[0].id;
  EXPECT_EQ(searcher_->document(id)->at("title"), "Delier in de stervensfase");
  const auto none = searcher_->document("nietbestaand");
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().code, Code::Query);
}

TEST_F(OverSomeRecords, TheSameQuestionGetsTheSameAnswer) {
  Results first = ask("pijn"), second = ask("pijn");
  first.took_ms = second.took_ms = 0;
  EXPECT_EQ(first, second);
}

TEST_F(OverSomeRecords, AGenerationOfAnotherSchemaIsRefusedWithAHint) {
  const auto manifest = index_.generation() / manifest_file;
  auto json = nlohmann::json::parse(*read_file(manifest));
  json["schema"] = schema_version + 1;
  ASSERT_TRUE(write_file(manifest, json.dump()));
  const auto opened = Generation::open(index_.generation());
  ASSERT_FALSE(opened);
  EXPECT_THAT(opened.error().what,
              HasSubstr("was made with schema " + std::to_string(schema_version + 1) +
                        ", this program reads schema " + std::to_string(schema_version)));
  EXPECT_EQ(opened.error().hint, "rebuild it: wegwijzer-indexer build");
}

TEST_F(OverSomeRecords, FilesThatDoNotBelongTogetherAreRefused) {
  TempIndex other(wegwijzer::testing::shipped_taxonomy(), {});
  std::filesystem::copy_file(other.generation() / texts_file, index_.generation() / texts_file,
                             std::filesystem::copy_options::overwrite_existing);
  const auto opened = Generation::open(index_.generation());
  ASSERT_FALSE(opened);
  EXPECT_THAT(opened.error().what, HasSubstr("its files do not belong together"));
}

TEST(CurrentGeneration, WithoutAnIndexSaysHowToMakeOne) {
  const wegwijzer::testing::TempDir folder;
  const auto none = CurrentGeneration(folder.path()).get();
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().hint, "make one: wegwijzer-indexer run");
}

TEST(CurrentGeneration, ADamagedNewOneLeavesTheOldOneServing) {
  TempIndex index(wegwijzer::testing::shipped_taxonomy(), some_records());
  CurrentGeneration current(index.data());
  const std::string good = (*current.get())->id();
  index.publish({});
  std::filesystem::remove(index.generation() / texts_file);
  EXPECT_EQ((*current.get())->id(), good);
  EXPECT_THAT(current.failure(), HasSubstr("texts.blob"));
}

TEST(CurrentGeneration, ReadersSeeNoErrorAndNoMixtureDuringFiftyPublishes) {
  const Taxonomy taxonomy = wegwijzer::testing::shipped_taxonomy();
  TempIndex index(taxonomy, {});
  CurrentGeneration current(index.data());
  std::atomic<bool> done = false;
  std::atomic<int> asked = 0, wrong = 0;
  const auto read = [&] {
    std::unique_ptr<Searcher> searcher;
    while (!done) {
      const auto generation = current.get();
      if (!generation) {
        ++wrong;
        continue;
      }
      if (!searcher || searcher->generation().id() != (*generation)->id()) {
        searcher = *Searcher::open(*generation);
      }
      const auto results = searcher->run({});
      // Generation n holds n records, each of which names it in its title.
      const std::size_t expected = searcher->generation().manifest().documents;
      const bool mixed =
          !results || results->total != expected ||
          (expected > 0 && results->hits.at(0).title.at(0) != "nummer " + std::to_string(expected));
      if (mixed) ++wrong;
      ++asked;
    }
  };
  {
    std::jthread first(read), second(read);
    for (int n = 1; n <= 50; ++n) {
      std::vector<Record> records;
      for (int i = 0; i < n; ++i) {
        records.push_back(a_record(std::to_string(i), "nummer " + std::to_string(n), "tekst"));
      }
      index.publish(std::move(records));
    }
    done = true;
  }
  EXPECT_EQ(wrong, 0);
  EXPECT_GT(asked, 50);
}

TEST(ResultsToJson, HasTheShapeOfTheApi) {
  Results results;
  results.total = 42;
  results.pages = 5;
  results.query.text = "rouw";
  results.query.page = 2;
  const auto json = to_json(results);
  EXPECT_EQ(json.at("links").at("page"), "/zoek?page=2&q=rouw");
  EXPECT_EQ(json.at("links").at("next"), "/v1/search?page=3&q=rouw");
  EXPECT_EQ(json.at("links").at("prev"), "/v1/search?q=rouw");
  EXPECT_TRUE(json.at("exact").get<bool>());
  EXPECT_TRUE(json.at("query").at("corrected").is_null());
}

}  // namespace
}  // namespace wegwijzer::search
