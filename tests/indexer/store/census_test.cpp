#include "indexer/store/census.hpp"

#include <gmock/gmock.h>

namespace wegwijzer::store {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::UnorderedElementsAre;

Record with_text(const std::string& text) {
  Record record;
  record.text = text;
  return record;
}

/// "GGZ = geestelijke gezondheidszorg" for each group.
std::vector<std::string> explained(const Census& census) {
  std::vector<std::string> found;
  for (const auto& group : census.abbreviations()) {
    EXPECT_EQ(group.kind, "found");
    EXPECT_EQ(group.direction, language::Direction::TwoWay);
    found.push_back(group.terms.at(0) + " = " + group.terms.at(1));
  }
  return found;
}

TEST(Census, CountsTheFormsOfTitleSummaryAndText) {
  Census census;
  Record record = with_text("Zorg zorgt. ZORG!");
  record.title = "Zorg";
  record.summary = "De zórg";
  census.add(record);
  EXPECT_THAT(census.counts(),
              UnorderedElementsAre(Pair("zorg", 4U), Pair("zorgt", 1U), Pair("de", 1U)));
}

TEST(Census, CountsAHyphenatedWordAsItsPartsAndAsOne) {
  Census census;
  census.add(with_text("e-learning"));
  EXPECT_THAT(census.counts(),
              UnorderedElementsAre(Pair("e", 1U), Pair("learning", 1U), Pair("elearning", 1U)));
}

TEST(Census, OfNothingIsEmpty) {
  EXPECT_THAT(Census().counts(), IsEmpty());
  EXPECT_THAT(Census().abbreviations(), IsEmpty());
}

TEST(Census, OneRecordIsEnoughForAnAbbreviationLetterByLetter) {
  Census census;
  census.add(with_text("advance care planning (ACP)"));
  EXPECT_THAT(explained(census), ElementsAre("ACP = advance care planning"));
}

TEST(Census, OtherAbbreviationsMustBeExplainedByTwoRecords) {
  Census census;
  const Record record =
      with_text("geestelijke gezondheidszorg (ggz), nogmaals: geestelijke gezondheidszorg (GGZ)");
  census.add(record);
  EXPECT_THAT(explained(census), IsEmpty());
  census.add(record);
  EXPECT_THAT(explained(census), ElementsAre("GGZ = geestelijke gezondheidszorg"));
}

TEST(Census, OfTheShardsTogetherIsThatOfAllRecords) {
  const std::vector<Record> records = {with_text("geestelijke gezondheidszorg (ggz)"),
                                       with_text("pijn en zorg"),
                                       with_text("zorg in de geestelijke gezondheidszorg (ggz)")};
  Census all, first, second;
  for (const Record& record : records) all.add(record);
  first.add(records[0]);
  second.add(records[1]);
  second.add(records[2]);
  first.add(second);
  EXPECT_EQ(first.counts(), all.counts());
  EXPECT_EQ(first.abbreviations(), all.abbreviations());
  EXPECT_THAT(explained(first), ElementsAre("GGZ = geestelijke gezondheidszorg"));
}

TEST(Census, NamesAGroupAfterBothForms) {
  Census census;
  census.add(with_text("advance care planning (ACP)"));
  EXPECT_EQ(census.abbreviations().at(0).id, "found-acp-advance care planning");
  EXPECT_THAT(census.counts(), Contains(Pair("acp", 1U)));
}

}  // namespace
}  // namespace wegwijzer::store
