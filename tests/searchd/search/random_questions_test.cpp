#include <gmock/gmock.h>

#include <set>

#include "catalogue_records.hpp"
#include "random_questions.hpp"
#include "searchd/search/searcher.hpp"
#include "support/temp_index.hpp"

namespace wegwijzer::search {
namespace {

constexpr int questions = 10'000;

/// What a closer look takes several searches for is claimed of each so many questions.
constexpr int between_samples = 100;

class RandomQuestionsOverTheCatalogue : public ::testing::Test {
 protected:
  Results answer(const Query& query) {
    auto results = searcher_->run(query);
    EXPECT_TRUE(results) << results.error().what;
    if (!results) return {};
    results->took_ms = 0;
    return std::move(*results);
  }

  void claim_of_every_answer(const Query& query, const Results& results) {
    EXPECT_EQ(results.hits.size(), std::min<std::size_t>(results.total, query.per_page));
    // Only what is asked for has a score, and not all that an exclusion leaves.
    const bool listed = query.text.find('-') != std::string::npos && !results.hits.empty() &&
                        results.hits[0].score == 0;
    for (const Hit& hit : results.hits) {
      EXPECT_EQ(hit.score == 0, listed) << hit.url;
      EXPECT_TRUE(is_utf8(text_of(hit.snippet)) && is_utf8(text_of(hit.title)));
    }
    for (const FacetCount& facet : results.facets) {
      for (const ValueCount& value : facet.values) EXPECT_LE(value.count, results.total);
    }
  }

  static std::string text_of(const Marked& pieces) {
    std::string text;
    for (const std::string& piece : pieces) text += piece;
    return text;
  }

  /// The pages hold every hit once, and tell the same total.
  void claim_of_its_pages(Query query, const Results& results) {
    query.per_page = 7;
    std::set<std::string> ids;
    std::size_t hits = 0;
    for (query.page = 1; hits < std::min<std::size_t>(results.total, 70); ++query.page) {
      const Results page = answer(query);
      EXPECT_EQ(page.total, results.total);
      EXPECT_EQ(page.facets, results.facets);
      if (page.hits.empty()) break;
      hits += page.hits.size();
      for (const Hit& hit : page.hits) ids.insert(hit.id);
    }
    EXPECT_EQ(ids.size(), hits);
    EXPECT_GE(hits, std::min<std::size_t>(results.total, 70));
  }

  /// Choosing a value finds as many as it counted, none of them new, and changes nothing in how the
  /// question is understood.
  void claim_of_its_filters(Query query, const Results& results) {
    for (const FacetCount& facet : results.facets) {
      if (facet.values.empty()) continue;
      const ValueCount& value = facet.values[facet.values.size() / 2];
      query.filters = {
          {facet.id, {value.id}}
      };
      const Results chosen = answer(query);
      EXPECT_EQ(chosen.total, value.count) << facet.id << "=" << value.id;
      EXPECT_LE(chosen.total, results.total);
      EXPECT_EQ(chosen.corrected, results.corrected);
      EXPECT_EQ(chosen.corrected_text, results.corrected_text);
      EXPECT_EQ(chosen.relaxed, results.relaxed);
      EXPECT_EQ(chosen.expanded, results.expanded);
    }
  }

  Taxonomy taxonomy_ = wegwijzer::testing::shipped_taxonomy();
  std::vector<Record> records_ = catalogue_records(taxonomy_);
  wegwijzer::testing::TempIndex index_{taxonomy_, records_};
  std::unique_ptr<Searcher> searcher_ = *Searcher::open(*Generation::open(index_.generation()));
};

TEST_F(RandomQuestionsOverTheCatalogue, AreAllAnsweredAndTheSameEachTime) {
  RandomQuestions random(records_, 4);
  for (int i = 0; i < questions && !HasFailure(); ++i) {
    Query query;
    query.text = random.below(2) == 0 ? random.anything() : random.sensible();
    query.exact = random.below(8) == 0;
    query.per_page = 3;
    SCOPED_TRACE("question " + std::to_string(i) + ": " + to_query_string(query));
    const Results results = answer(query);
    claim_of_every_answer(query, results);
    if (i % 10 == 0) {
      EXPECT_EQ(answer(query), results);
    }
    if (i % between_samples == 0) {
      claim_of_its_pages(query, results);
      claim_of_its_filters(query, results);
    }
  }
}

}  // namespace
}  // namespace wegwijzer::search
