#include <gmock/gmock.h>

#include <sstream>

#include "base/files.hpp"
#include "catalogue_records.hpp"
#include "schema/manifest.hpp"
#include "searchd/search/interpreter.hpp"
#include "searchd/search/scorer.hpp"
#include "support/temp_dir.hpp"
#include "support/temp_index.hpp"

namespace wegwijzer::search {
namespace {

using wegwijzer::testing::TempIndex;

/// A question, a text, and whether the one must find the other.
struct Pair {
  std::string asked, text;
  bool match = false;
  std::string why;
};

/// tests/language/pairs.tsv.
std::vector<Pair> read_pairs() {
  std::vector<Pair> pairs;
  std::istringstream lines(*read_file(std::string(PROJECT_DIR) + "/tests/language/pairs.tsv"));
  std::string line;
  std::getline(lines, line);  // the names of the columns
  while (std::getline(lines, line)) {
    std::istringstream columns(line);
    Pair pair;
    std::string match;
    std::getline(columns, pair.asked, '\t');
    std::getline(columns, pair.text, '\t');
    std::getline(columns, match, '\t');
    std::getline(columns, pair.why, '\t');
    pair.match = match == "1";
    pairs.push_back(std::move(pair));
  }
  return pairs;
}

/// The texts of all pairs, then the shipped catalogue, so that words are as frequent as in a real
/// collection; then the texts again, as a part of a compound must occur twice.
std::vector<Record> collection(const std::vector<Pair>& pairs, const Taxonomy& taxonomy) {
  std::vector<Record> records = catalogue_records(taxonomy);
  for (Record& record : records) record.published = "2020";
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    for (const char* year : {"2026", "2010"}) {
      records.push_back(wegwijzer::testing::a_record(year + ("/" + std::to_string(i)), "",
                                                     pairs[i].text, {}, year));
    }
  }
  return records;
}

/// Makes the words of the pairs known as correct Dutch, as a dictionary would, but for those that
/// are misspelt on purpose: whether they are corrected must not depend on a package of this
/// machine.
void write_dictionary(const std::vector<Pair>& pairs, const std::filesystem::path& generation) {
  const wegwijzer::testing::TempDir folder;
  std::string words;
  for (const Pair& pair : pairs) {
    if (pair.why == "correction") continue;
    for (const auto& token : language::tokenize(pair.asked)) words += token.form + "\n";
  }
  ASSERT_TRUE(language::write_known_words(generation / known_words_file,
                                          {folder.write("words", words).string()}));
}

/// Asks whether a question finds the document with this number.
class Asking {
 public:
  explicit Asking(std::shared_ptr<const Generation> generation)
      : generation_(std::move(generation)) {}

  bool finds(const Pair& pair, std::size_t document) {
    Interpretation meaning = interpreter_.interpret(pair.asked, Reading::Free);
    // Words that begin or end alike are asked for where a word has nothing else: a guess, which
    // does not say that they mean the same.
    std::erase_if(meaning.alternatives, [&](const auto& one) {
      return !pair.match && (one.by == By::Prefix || one.by == By::Edge);
    });
    Bitset all(generation_->columns().documents());
    all.set_all();
    return scorer_.run(meaning, all, 1, Deadline(std::chrono::hours(1))).matches.test(document);
  }

 private:
  std::shared_ptr<const Generation> generation_;
  Xapian::Database database_{generation_->database_path().string()};
  language::Analyser analyser_{generation_->language_data()};
  Interpreter interpreter_{generation_->dictionary(), generation_->ranking(), analyser_, database_};
  Scorer scorer_{*generation_, database_};
};

TEST(PairsOfWords, AreBroughtTogetherOrKeptApart) {
  const std::vector<Pair> pairs = read_pairs();
  ASSERT_GT(pairs.size(), 400U);
  const Taxonomy taxonomy = wegwijzer::testing::shipped_taxonomy();
  const TempIndex index(taxonomy, collection(pairs, taxonomy));
  write_dictionary(pairs, index.generation());
  Asking asking(*Generation::open(index.generation()));
  std::string wrong;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const Pair& pair = pairs[i];
    if (asking.finds(pair, i) == pair.match) continue;
    wrong += "  \"" + pair.asked + (pair.match ? "\" does not find \"" : "\" finds \"") +
             pair.text + "\" (" + pair.why + ")\n";
  }
  EXPECT_EQ(wrong, "");
}

}  // namespace
}  // namespace wegwijzer::search
