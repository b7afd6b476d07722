#include <gmock/gmock.h>

#include "catalogue_records.hpp"
#include "random_questions.hpp"
#include "scanned_records.hpp"
#include "searchd/search/posting_list.hpp"
#include "searchd/search/searcher.hpp"
#include "support/temp_index.hpp"

namespace wegwijzer::search {
namespace {

constexpr int questions = 1000, questions_of_many = 20;
/// Scores are added up in single precision by the one, in double by the other.
constexpr double tolerance = 1e-4;

/// The catalogue with bodies, as a phrase must not pass from one section into the next; newest
/// first, as an index has them.
std::vector<Record> records_with_bodies(const Taxonomy& taxonomy) {
  std::vector<Record> records = catalogue_records(taxonomy);
  for (std::size_t i = 0; i < records.size(); i += 2) {
    Record& record = records[i];
    record.text = records[(i + 7) % records.size()].summary;
    record.sections = {
        {"Eerste", "een",  0                     },
        {"Tweede", "twee", record.text.size() + 1}
    };
    record.text += "\n" + records[(i + 11) % records.size()].summary;
  }
  std::stable_sort(records.begin(), records.end(),
                   [](const Record& a, const Record& b) { return a.published > b.published; });
  return records;
}

/// More than are scored at a time: the catalogue's titles again and again, each with a year of its
/// own.
std::vector<Record> records_of_several_blocks(const Taxonomy& taxonomy) {
  const std::vector<Record> catalogue = catalogue_records(taxonomy);
  std::vector<Record> records;
  while (records.size() < PostingList::block_size + 2000) {
    Record record = catalogue[records.size() % catalogue.size()];
    record.url += "?" + std::to_string(records.size());
    record.id = record_id(record.url);
    record.published = std::to_string(9999 - records.size() / 50);
    record.summary.clear();
    record.text.clear();
    records.push_back(std::move(record));
  }
  return records;
}

class BesideAScan : public ::testing::Test {
 protected:
  explicit BesideAScan(std::vector<Record> (*make)(const Taxonomy&) = records_with_bodies)
      : records_(make(taxonomy_)) {}

  /// A question with up to two filters and dates, now and then.
  Query random_query(RandomQuestions& random) const {
    Query query;
    query.text = random.below(5) == 0 ? random.anything() : random.sensible();
    query.exact = random.below(6) == 0;
    for (std::size_t filters = random.below(3); filters > 0; --filters) {
      const Facet& facet = taxonomy_.facets[random.below(taxonomy_.facets.size())];
      std::set<std::string> values;
      for (std::size_t i = random.below(3); i < 3; ++i) {
        values.insert(facet.values[random.below(facet.values.size())].id);
      }
      query.filters[facet.id] = {values.begin(), values.end()};
    }
    if (random.below(6) == 0) query.from = std::to_string(2008 + random.below(15));
    if (random.below(6) == 0) query.to = std::to_string(2012 + random.below(15)) + "-06";
    return query;
  }

  void compare(const Query& query) {
    const Interpretation meaning =
        interpreter_.interpret(query.text, query.exact ? Reading::Exact : Reading::Free);
    const auto scanned = scan_.answer(query, meaning);
    const auto results = searcher_->run(query);
    ASSERT_TRUE(results) << results.error().what;
    EXPECT_EQ(results->total, scanned.found.size());
    compare_counts(query, *results, scanned);
    compare_ranking(query, *results, scanned);
    compare_hits(query, scanned);
  }

  void compare_counts(const Query& query, const Results& results,
                      const ScannedRecords::Answer& scanned) const {
    std::map<std::string, std::map<std::string, std::size_t>> expected, counted;
    for (const Facet& facet : taxonomy_.facets) {
      const auto chosen = query.filters.find(facet.id);
      if (!facet.shown && chosen == query.filters.end()) continue;
      auto& values = expected[facet.id];
      const auto found = scanned.counts.find(facet.id);
      if (found != scanned.counts.end()) values = found->second;
      if (chosen == query.filters.end()) continue;
      for (const std::string& value : chosen->second) values.emplace(value, 0);
    }
    for (const FacetCount& facet : results.facets) {
      auto& values = counted[facet.id];
      for (const ValueCount& value : facet.values) values[value.id] = value.count;
    }
    EXPECT_EQ(counted, expected);
  }

  void compare_ranking(const Query& query, const Results& results,
                       const ScannedRecords::Answer& scanned) const {
    ASSERT_EQ(results.hits.size(), std::min<std::size_t>(scanned.ranked.size(), 10));
    if (query.text.empty()) return;
    std::map<std::string, double> scores;
    for (const auto& [score, document] : scanned.ranked) scores[records_[document].id] = score;
    for (std::size_t i = 0; i < results.hits.size(); ++i) {
      const Hit& hit = results.hits[i];
      ASSERT_TRUE(scores.contains(hit.id)) << hit.url;
      const double allowed = tolerance * (1 + scores[hit.id]);
      EXPECT_NEAR(hit.score, scores[hit.id], allowed) << hit.url;
      EXPECT_NEAR(hit.score, scanned.ranked[i].score, allowed) << "place " << i;
    }
  }

  /// Which are found, newest first.
  void compare_hits(Query query, const ScannedRecords::Answer& scanned) {
    query.sort = Sort::Date;
    query.per_page = static_cast<int>(std::clamp<std::size_t>(scanned.found.size(), 1, 100));
    if (scanned.found.size() > 40 && ++long_lists_ % 10 != 0) return;  // a sample of the long ones
    std::vector<std::string> expected, found;
    for (const std::size_t document : scanned.found) {
      if (expected.size() < 100) expected.push_back(records_[document].url);
    }
    const auto listed = searcher_->run(query);
    for (const Hit& hit : listed->hits) found.push_back(hit.url);
    EXPECT_EQ(found, expected);
  }

  Taxonomy taxonomy_ = wegwijzer::testing::shipped_taxonomy();
  std::vector<Record> records_;
  wegwijzer::testing::TempIndex index_{taxonomy_, records_};
  std::shared_ptr<const Generation> generation_ = *Generation::open(index_.generation());
  std::unique_ptr<Searcher> searcher_ = *Searcher::open(generation_);
  Xapian::Database database_{generation_->database_path().string()};
  language::Analyser analyser_{generation_->language_data()};
  Interpreter interpreter_{generation_->dictionary(), generation_->ranking(), analyser_, database_};
  ScannedRecords scan_{records_, *generation_};
  std::size_t long_lists_ = 0;
};

TEST_F(BesideAScan, HitsTotalsCountsAndScoresAreThoseOfEveryRecord) {
  RandomQuestions random(records_, 20261122);
  std::size_t answered = 0;
  for (int i = 0; i < questions && !HasFailure(); ++i) {
    const Query query = random_query(random);
    SCOPED_TRACE("question " + std::to_string(i) + ": " + to_query_string(query));
    compare(query);
    answered += searcher_->run(query)->total > 0 ? 1U : 0U;
  }
  EXPECT_GT(answered, questions / 3U);  // or it would show nothing
}

class BesideAScanOfMany : public BesideAScan {
 protected:
  BesideAScanOfMany() : BesideAScan(records_of_several_blocks) {}
};

TEST_F(BesideAScanOfMany, HitsTotalsCountsAndScoresAreThoseOfEveryRecord) {
  RandomQuestions random(records_, 20261123);
  for (int i = 0; i < questions_of_many && !HasFailure(); ++i) {
    const Query query = random_query(random);
    SCOPED_TRACE("question " + std::to_string(i) + ": " + to_query_string(query));
    compare(query);
  }
}

TEST_F(BesideAScan, SoIsEverythingWithoutAQuestion) {
  Query query;
  compare(query);
  query.filters["soort"] = {taxonomy_.find("soort")->values[0].id};
  compare(query);
  query.from = "2019";
  compare(query);
}

}  // namespace
}  // namespace wegwijzer::search
