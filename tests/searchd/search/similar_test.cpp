#include "searchd/search/similar.hpp"

#include <gmock/gmock.h>

#include "searchd/search/searcher.hpp"
#include "support/temp_index.hpp"

namespace wegwijzer::search {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using wegwijzer::testing::a_record;
using wegwijzer::testing::TempIndex;

std::string id_of(const std::string& slug) { return record_id("https://voorbeeld.nl/" + slug); }

std::vector<Record> subject_records() {
  return {
      a_record("delier-1", "Delier in de stervensfase",
               "Een delier geeft onrust en verwardheid. Haloperidol bij een delier."),
      a_record("delier-2", "Delier herkennen",
               "Onrust en verwardheid horen bij een delier. Geef haloperidol."),
      a_record("pijn-1", "Pijn meten bij kinderen", "Een pijnschaal voor kinderen van vier jaar."),
      a_record("pijn-2", "Pijnschaal", "Met de pijnschaal meten kinderen zelf hun pijn."),
      a_record("rouw", "Rouw", "Verdriet na een overlijden in de familie."),
      a_record("leeg", "12", "de en het"),
      a_record("label-1", "Kruidenthee", "Iets geheel unieks.", {{"thema", "vermoeidheid"}}
         ),
      a_record("label-2", "Wandelroute", "Weer wat anders.", {{"thema", "vermoeidheid"}}
         ),
  };
}

class SimilarRecords : public ::testing::Test {
 protected:
  std::vector<std::string> like(const std::string& id, int per_page = 10) {
    const auto results = searcher_->similar({id, per_page, "nl"});
    EXPECT_TRUE(results) << results.error().what;
    std::vector<std::string> slugs;
    for (const Hit& hit : results->hits) slugs.push_back(hit.url.substr(21));
    return slugs;
  }

  TempIndex index_{
      wegwijzer::testing::shipped_taxonomy(),
      subject_records(),
      {{id_of("kopie"), Absence::Copy, "", 0, id_of("delier-1")},
          {id_of("weg"), Absence::Gone, "", 0, ""}}
  };
  std::unique_ptr<Searcher> searcher_ = *Searcher::open(*Generation::open(index_.generation()));
};

TEST_F(SimilarRecords, AreAboutTheSameAndNotTheRecordItself) {
  EXPECT_EQ(like(id_of("delier-1")).at(0), "delier-2");
  EXPECT_EQ(like(id_of("delier-2")).at(0), "delier-1");
  EXPECT_EQ(like(id_of("pijn-1")).at(0), "pijn-2");
  for (const char* slug : {"delier-1", "pijn-2", "rouw", "leeg"}) {
    EXPECT_THAT(like(id_of(slug)), Not(Contains(slug)));
  }
  EXPECT_THAT(like(id_of("delier-1")), Not(Contains("pijn-2")));
}

TEST_F(SimilarRecords, ShareALabelWhenTheyShareNothingElse) {
  EXPECT_THAT(like(id_of("label-1")), Contains("label-2"));
}

TEST(SimilarRecordsByCapitals, AreNotThoseWithTheSmallWord) {
  const TempIndex index(wegwijzer::testing::shipped_taxonomy(),
                        {a_record("als-1", "Leven met ALS", "ALS en ademen."),
                         a_record("als-2", "Als het zover is", "Als de dag komt."),
                         a_record("als-3", "Film over ALS", "Een portret: ALS.")});
  const auto searcher = *Searcher::open(*Generation::open(index.generation()));
  const auto results = searcher->similar({id_of("als-1"), 10, "nl"});
  ASSERT_EQ(results->hits.size(), 1U);
  EXPECT_EQ(results->hits[0].id, id_of("als-3"));
}

TEST_F(SimilarRecords, AreNoneForARecordThatSaysNothing) {
  EXPECT_THAT(like(id_of("leeg")), IsEmpty());
}

TEST_F(SimilarRecords, OfACopyAreThoseOfTheRecordThatIsShown) {
  EXPECT_EQ(like(id_of("kopie")), like(id_of("delier-1")));
}

TEST_F(SimilarRecords, AreMarkedScoredAndCounted) {
  const auto results = *searcher_->similar({id_of("delier-1"), 1, "nl"});
  ASSERT_EQ(results.hits.size(), 1U);
  EXPECT_GE(results.total, 1U);
  EXPECT_GT(results.hits[0].score, 0);
  EXPECT_THAT(results.hits[0].title, ElementsAre("", "Delier", " herkennen"));
}

TEST_F(SimilarRecords, AnUnknownIdIsNamed) {
  for (const std::string& id : {std::string("abc"), std::string(), id_of("weg")}) {
    const auto none = searcher_->similar({id, 10, "nl"});
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().code, Code::Query);
    EXPECT_EQ(none.error().parameter, "id");
  }
}

TEST(SimilarQueries, TakeNumberAndLanguageAlone) {
  const auto asked = parse_similar_query("abc", {
                                                    {"per_page", "5" },
                                                    {"lang",     "en"}
  });
  ASSERT_TRUE(asked);
  EXPECT_EQ(asked->per_page, 5);
  EXPECT_EQ(asked->language, "en");
  for (const char* name : {"q", "page", "sort", "explain", "niveau", "x"}) {
    const auto refused = parse_similar_query("abc", {
                                                        {name, "1"}
    });
    ASSERT_FALSE(refused) << name;
    EXPECT_EQ(refused.error().parameter, name);
  }
  EXPECT_EQ(parse_similar_query("abc",
                                {
                                    {"per_page", "101"}
  })
                .error()
                .parameter,
            "per_page");
}

}  // namespace
}  // namespace wegwijzer::search
