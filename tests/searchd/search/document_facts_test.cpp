#include "searchd/search/document_facts.hpp"

#include <gmock/gmock.h>

#include "schema/fields.hpp"

namespace wegwijzer::search {
namespace {

using ::testing::FloatEq;

constexpr int today = 20260601;

Taxonomy small_taxonomy() {
  Facet kind;
  kind.id = "soort";
  kind.prefix = "XSOORT";
  kind.slot = first_facet_slot;
  for (const char* id : {"richtlijn", "nieuws", "verouderd"}) kind.values.emplace_back().id = id;
  return {.facets = {std::move(kind)}};
}

struct Known {
  std::string published = "", event_end = "", kinds = "";
};

/// What each of the documents counts for.
std::vector<float> priors(const std::vector<Known>& documents, const Ranking& ranking) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (const Known& known : documents) {
    Xapian::Document document;
    if (!known.published.empty()) document.add_value(slot::published, known.published);
    if (!known.event_end.empty()) document.add_value(slot::event_end, known.event_end);
    if (!known.kinds.empty()) document.add_value(first_facet_slot, known.kinds);
    database.add_document(document);
  }
  const Taxonomy taxonomy = small_taxonomy();
  const FacetColumns columns(database, taxonomy);
  const std::vector<std::uint32_t> lengths(documents.size(), 10);
  const DocumentFacts facts(database, taxonomy, columns, ranking, lengths, today);
  std::vector<float> priors;
  for (std::size_t i = 0; i < documents.size(); ++i) priors.push_back(facts.prior(i));
  return priors;
}

Ranking nothing_but(double freshness, double past_event) {
  Ranking ranking;
  ranking.freshness = freshness;
  ranking.half_life = 4;
  ranking.past_event = past_event;
  return ranking;
}

TEST(Freshness, IsHalvedEachHalfLife) {
  const auto counts =
      priors({{"20260601"}, {"20220601"}, {"20180601"}, {"19260601"}}, nothing_but(0.4, 1));
  EXPECT_THAT(counts[0], FloatEq(1.4F));
  EXPECT_THAT(counts[1], FloatEq(1.2F));
  EXPECT_THAT(counts[2], FloatEq(1.1F));
  EXPECT_NEAR(counts[3], 1, 1e-4);
}

TEST(Freshness, OfWhatIsAnnouncedIsThatOfToday) {
  EXPECT_THAT(priors({{"20300101"}}, nothing_but(0.4, 1))[0], FloatEq(1.4F));
}

TEST(Freshness, WithoutADateIsNone) {
  EXPECT_THAT(priors({{}}, nothing_but(0.4, 1))[0], FloatEq(1));
}

TEST(Freshness, WithoutAHalfLifeIsSwitchedOff) {
  Ranking ranking = nothing_but(0.4, 1);
  ranking.half_life = 0;
  EXPECT_THAT(priors({{"20260601"}}, ranking)[0], FloatEq(1));
}

TEST(PastEvent, CountsLessFromTheDayAfterItsLast) {
  const auto counts = priors(
      {
          {"",          "20260531"},
          {"",           "20260601"},
          {"","20260602"},
          {}
  },
      nothing_but(0, 0.5));
  EXPECT_THAT(counts, ::testing::ElementsAre(0.5F, 1.0F, 1.0F, 1.0F));
}

TEST(Factors, OfAllValuesOfADocumentCount) {
  Ranking ranking = nothing_but(0, 0.5);
  ranking.facets = {
      {"soort",     {{"nieuws", 0.8}, {"verouderd", 0.5}, {"onbekend", 0}}},
      {"verdwenen", {{"richtlijn", 0}}                                    }
  };
  const std::string both = std::string("nieuws") + value_separator + "verouderd";
  const auto counts = priors(
      {
          {"", "",         "richtlijn"},
          {"", "",         "nieuws"   },
          {"", "",         both       },
          {"", "20200101", "nieuws"   }
  },
      ranking);
  EXPECT_THAT(counts[0], FloatEq(1));
  EXPECT_THAT(counts[1], FloatEq(0.8F));
  EXPECT_THAT(counts[2], FloatEq(0.4F));
  EXPECT_THAT(counts[3], FloatEq(0.4F));
}

TEST(Lengths, ArePartsOfTheMean) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (int i = 0; i < 3; ++i) database.add_document(Xapian::Document());
  const Taxonomy taxonomy = small_taxonomy();
  const FacetColumns columns(database, taxonomy);
  const std::vector<std::uint32_t> lengths = {0, 10, 20};
  const DocumentFacts facts(database, taxonomy, columns, Ranking{}, lengths, today);
  EXPECT_THAT(facts.relative_length(0), FloatEq(0));
  EXPECT_THAT(facts.relative_length(1), FloatEq(1));
  EXPECT_THAT(facts.relative_length(2), FloatEq(2));
  const std::vector<std::uint32_t> wordless = {0, 0, 0};
  EXPECT_THAT(
      DocumentFacts(database, taxonomy, columns, Ranking{}, wordless, today).relative_length(1),
      FloatEq(1));
}

}  // namespace
}  // namespace wegwijzer::search
