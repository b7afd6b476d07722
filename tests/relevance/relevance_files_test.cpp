// What a person writes or keeps: records, queries, judgements, saved runs. Faults are told with
// their place, for a line that is read wrong makes every figure wrong.
#include <gmock/gmock.h>

#include "relevance_queries.hpp"
#include "relevance_records.hpp"
#include "relevance_saved.hpp"
#include "support/temp_dir.hpp"

namespace wegwijzer::bench {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class JudgedFiles : public ::testing::Test {
 protected:
  fs::path write(const std::string& name, std::string_view text) const {
    return folder_.write(name, text);
  }
  /// An error's text with the temporary folder taken off.
  template <class T>
  std::string fault_of(const Result<T>& result) const {
    if (result) return "(no fault)";
    std::string what = result.error().what;
    const std::string folder = folder_.path().string() + "/";
    for (auto at = what.find(folder); at != std::string::npos; at = what.find(folder)) {
      what.erase(at, folder.size());
    }
    return what;
  }
  std::string fault_of_records(std::string_view text, const std::string& name = "docs.tsv") const {
    return fault_of(read_judged_records(write(name, text)));
  }
  std::string fault_of_queries(std::string_view queries, std::string_view qrels) const {
    return fault_of(read_judged_queries(write("queries.tsv", queries), write("qrels.tsv", qrels)));
  }
  std::string fault_of_saved(std::string_view text) const {
    return fault_of(read_saved(write("saved.tsv", text)));
  }

  wegwijzer::testing::TempDir folder_;
};

TEST_F(JudgedFiles, RecordsAreReadByTheNamesOfTheColumns) {
  const auto records = read_judged_records(
      write("docs.tsv", "title\ttype\turl\tabstract\r\nDelier\tles\thttps://a.nl/\t\"Onrust\r\n"));
  ASSERT_TRUE(records) << to_text(records.error());
  EXPECT_THAT(*records, ElementsAre(JudgedRecord{"https://a.nl/", "Delier", "\"Onrust"}));
}

TEST_F(JudgedFiles, AnAbstractMayBeEmpty) {
  const auto records =
      read_judged_records(write("docs.tsv", "url\ttitle\tabstract\nhttps://a.nl/\tDelier\t\n"));
  ASSERT_TRUE(records) << to_text(records.error());
  EXPECT_THAT(*records, ElementsAre(JudgedRecord{"https://a.nl/", "Delier", ""}));
}

TEST_F(JudgedFiles, RecordsMayBeTheCatalogue) {
  const auto records = read_judged_records(write(
      "catalogus.jsonl",
      R"({"url": "https://a.nl/", "titel": "Delier", "soort": "les", "omschrijving": "Onrust"})"
      "\n"
      R"({"url": "https://b.nl/", "titel": "Rouw"})"
      "\n"));
  ASSERT_TRUE(records) << to_text(records.error());
  EXPECT_THAT(*records, ElementsAre(JudgedRecord{"https://a.nl/", "Delier", "Onrust"},
                                    JudgedRecord{"https://b.nl/", "Rouw", ""}));
}

TEST_F(JudgedFiles, FaultsInRecordsAreToldWithTheirPlace) {
  EXPECT_EQ(fault_of_records(""), "docs.tsv: has no header line");
  EXPECT_EQ(fault_of_records("url\ttitle\tabstract\n"), "docs.tsv: has no records");
  EXPECT_EQ(fault_of_records("url\ttitel\tabstract\nx\ty\tz\n"),
            "docs.tsv: line 1: no column \"title\", expected a header line with url, title and "
            "abstract, between tabs");
  EXPECT_EQ(fault_of_records("url\ttitle\tabstract\n\nx\ty\n"),
            "docs.tsv: line 3: 2 columns, expected 3 as in the header line");
  EXPECT_EQ(fault_of_records("[]\n", "docs.jsonl"),
            "docs.jsonl: line 1: no url or no titel, expected an object with both");
  EXPECT_EQ(fault_of_records(R"({"url": "https://a.nl/", "titel": 5})", "docs.jsonl"),
            "docs.jsonl: line 1: no url or no titel, expected an object with both");
  EXPECT_THAT(fault_of_records("{\"url\"", "docs.jsonl"), HasSubstr("docs.jsonl: line 1"));
  EXPECT_EQ(fault_of(read_judged_records(folder_.path() / "absent.tsv")),
            "absent.tsv: cannot open: No such file or directory");
}

TEST_F(JudgedFiles, QueriesGetTheirGrades) {
  const auto queries = read_judged_queries(
      write("queries.tsv", "qid\tquery\tcategory\tpart\nq1\tde dood\tlay\ttune\nq2\tacp\tabbrev\n"),
      write("qrels.tsv", "q1 0 https://a.nl/ 3\nq1 0 https://b.nl/ 0\nq2\t0\thttps://b.nl/\t1\n"));
  ASSERT_TRUE(queries) << to_text(queries.error());
  EXPECT_THAT(*queries,
              ElementsAre(JudgedQuery{"q1", "de dood", "lay", "tune", {{"https://a.nl/", 3}}},
                          JudgedQuery{"q2", "acp", "abbrev", "", {{"https://b.nl/", 1}}}));
}

TEST_F(JudgedFiles, AQueryWithoutARelevantRecordIsLeftOut) {
  const auto queries =
      read_judged_queries(write("queries.tsv", "q1\trouw\tlay\nq2\tacp\tabbrev\nq3\tpijn\tlay\n"),
                          write("qrels.tsv", "q2 0 https://b.nl/ 1\nq3 0 https://b.nl/ 0\n"));
  ASSERT_TRUE(queries) << to_text(queries.error());
  ASSERT_EQ(queries->size(), 1);
  EXPECT_EQ(queries->front().id, "q2");
}

TEST_F(JudgedFiles, APartIsTakenApart) {
  const std::vector<JudgedQuery> queries{
      {"q1", "rouw", "lay",    "tune",  {}},
      {"q2", "acp",  "abbrev", "check", {}}
  };
  const auto check = of_part(queries, "check");
  ASSERT_TRUE(check);
  EXPECT_THAT(*check, ElementsAre(queries[1]));
  EXPECT_EQ(fault_of(of_part({queries[0]}, "check")), "no query is of part check");
}

TEST_F(JudgedFiles, FaultsInQueriesAndJudgementsAreToldWithTheirPlace) {
  const std::string query = "q1\trouw\tlay\n", grade = "q1 0 https://a.nl/ 3\n";
  EXPECT_EQ(fault_of_queries("q1 rouw lay\n", grade),
            "queries.tsv: line 1: 1 columns, expected qid, query, category and perhaps part, "
            "between tabs");
  EXPECT_EQ(fault_of_queries(query + query, grade), "queries.tsv: line 2: q1 is there twice");
  EXPECT_EQ(fault_of_queries("", grade), "queries.tsv: no query has a judgement in qrels.tsv");
  EXPECT_EQ(fault_of_queries(query, "q1 https://a.nl/ 3\n"),
            "qrels.tsv: line 1: 3 columns, expected qid, 0, url and grade");
  EXPECT_EQ(fault_of_queries(query, grade + grade),
            "qrels.tsv: line 2: https://a.nl/ has a grade for q1 already");
  for (const std::string wrong : {"4", "-1", "03", "2.5", "goed"}) {
    EXPECT_EQ(fault_of_queries(query, "q1 0 https://a.nl/ " + wrong),
              "qrels.tsv: line 1: the grade is \"" + wrong + "\", expected 0 to 3");
  }
}

TEST_F(JudgedFiles, ASavedRunComesBackAsItWas) {
  const std::vector<ScoredQuery> run{
      {"q1", "rouw & verlies", "lay",    {1. / 3, .541340123456789, 2. / 7, true}},
      {"q2", "acp",            "abbrev", {0, 0, 0, false}                        }
  };
  ASSERT_TRUE(save(folder_.path() / "saved.tsv", run));
  const auto again = read_saved(folder_.path() / "saved.tsv");
  ASSERT_TRUE(again) << to_text(again.error());
  EXPECT_EQ(*again, run);
}

TEST_F(JudgedFiles, FaultsInASavedRunAreToldWithTheirPlace) {
  EXPECT_EQ(fault_of_saved("q1\trouw\tlay\t1\n"),
            "saved.tsv: line 1: 4 columns, expected the 7 that --save writes");
  for (const std::string wrong : {"1.5", "-0.1", "nan", "", "0.5x"}) {
    EXPECT_EQ(fault_of_saved("qid\nq1\trouw\tlay\t1\t" + wrong + "\t0\t1\n"),
              "saved.tsv: line 2: \"" + wrong + "\" is no figure from 0 to 1");
  }
}

TEST_F(JudgedFiles, ChangesBeginWithTheLargestLossAndKnowOnlyWhatBothRunsHave) {
  const auto query = [](const std::string& id, double ndcg) {
    return ScoredQuery{
        id, "rouw", "lay", {1, ndcg, 1, true}
    };
  };
  const auto found = changes({query("q1", .5), query("q2", .9), query("q3", .5), query("q4", 1)},
                             {query("q1", .6), query("q2", .2), query("q3", .5), query("q5", 1)});
  std::vector<std::string> ids;
  for (const Change& change : found) ids.push_back(change.now.id);
  EXPECT_THAT(ids, ElementsAre("q2", "q3", "q1"));
  EXPECT_NEAR(found.front().difference(), -.7, 1e-9);
  EXPECT_THAT(changes({query("q1", 1)}, {query("q2", 1)}), IsEmpty());
}

}  // namespace
}  // namespace wegwijzer::bench
