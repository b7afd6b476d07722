#include "indexer/extract/labelled_block.hpp"

#include <gmock/gmock.h>

namespace wegwijzer::extract {
namespace {

using testing::ElementsAre;

const std::vector<std::string> labels = {"Aanbieder", "Soort",       "Soort materiaal",
                                         "Opleiding", "CanMEDs rol", "Kosten"};

TEST(LabelledBlock, HasFieldAndValueBehindEachOther) {
  const Fields fields = read_labelled_block("Aanbieder O²PZ\nKosten nee", labels);
  EXPECT_EQ(fields, (Fields{
                        {"Aanbieder", {"O²PZ"}},
                        {"Kosten",    {"nee"}  }
  }));
}

TEST(LabelledBlock, TakesTheLongestLabel) {
  const Fields fields = read_labelled_block("Soort materiaal casuïstiek, lesmodule", labels);
  EXPECT_EQ(fields, (Fields{
                        {"Soort materiaal", {"casuïstiek", "lesmodule"}}
  }));
}

TEST(LabelledBlock, KeepsCommasInBrackets) {
  const Fields fields =
      read_labelled_block("Soort materiaal presentatie (dia's, notities), tekstueel", labels);
  EXPECT_THAT(fields.at("Soort materiaal"),
              ElementsAre("presentatie (dia's, notities)", "tekstueel"));
}

TEST(LabelledBlock, KeepsBars) {
  const Fields fields = read_labelled_block(
      "CanMEDs rol communicator | communiceren, zorgverlener | medisch handelen", labels);
  EXPECT_THAT(fields.at("CanMEDs rol"),
              ElementsAre("communicator | communiceren", "zorgverlener | medisch handelen"));
}

TEST(LabelledBlock, KeepsAReferenceWhole) {
  const Fields fields =
      read_labelled_block("Aanbieder Tijdschrift over palliatieve zorg, jrg 19 – nr. 1", labels);
  EXPECT_THAT(fields.at("Aanbieder"),
              ElementsAre("Tijdschrift over palliatieve zorg, jrg 19 – nr. 1"));
}

TEST(LabelledBlock, ReadsColonsAndTableCells) {
  const Fields fields = read_labelled_block("aanbieder: O2PZ\nKosten | nee", labels);
  EXPECT_EQ(fields, (Fields{
                        {"Aanbieder", {"O2PZ"}},
                        {"Kosten",    {"nee"} }
  }));
}

TEST(LabelledBlock, ReadsValuesBelowALabelOnItsOwn) {
  const Fields fields =
      read_labelled_block("Opleiding\nhuisarts\nkaderarts, psycholoog\nKosten nee\nlos", labels);
  EXPECT_EQ(fields,
            (Fields{
                {"Opleiding", {"huisarts", "kaderarts", "psycholoog"}},
                {"Kosten",    {"nee"}                                }
  }));
}

TEST(LabelledBlock, NeedsTheWholeWord) {
  EXPECT_TRUE(read_labelled_block("Soortgelijk materiaal vindt u hier", labels).empty());
}

TEST(LabelledBlock, IsEmptyWithoutLabelsOrLines) {
  EXPECT_TRUE(read_labelled_block("", labels).empty());
  EXPECT_TRUE(read_labelled_block("Kosten nee", {}).empty());
  EXPECT_TRUE(read_labelled_block("Kosten\n,,,(((", {"Kosten "}).empty());
}

}  // namespace
}  // namespace wegwijzer::extract
