// The rules for words (indexer/tag/weighing.hpp), each with a small made-up taxonomy.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/indexer/tag/small_taxonomy.hpp"

namespace wegwijzer::tag {
namespace {

using testing::ElementsAre;

// Strong triggers

TEST(StrongTrigger, OneHitInTitleHeadingOrSummaryIsEnough) {
  const Taxonomy taxonomy = topic({.strong = {"rouw"}});
  EXPECT_TRUE(gives(taxonomy, Document().title("Over rouw")));
  EXPECT_TRUE(gives(taxonomy, Document().heading("Over rouw")));
  EXPECT_TRUE(gives(taxonomy, Document().summary("Over rouw")));
}

TEST(StrongTrigger, TheTextNeedsTwo) {
  const Taxonomy taxonomy = topic({
      .strong = {"rouw", "verdriet"}
  });
  EXPECT_FALSE(gives(taxonomy, text("Over rouw.")));
  EXPECT_TRUE(gives(taxonomy, text("Over rouw en rouw.")));
  EXPECT_TRUE(gives(taxonomy, text("Over rouw en verdriet.")));
}

TEST(StrongTrigger, ALongTextNeedsMore) {
  const Taxonomy taxonomy = topic({.strong = {"rouw"}});
  std::string page;
  for (int i = 0; i < 1000; ++i) page += i % 10 == 9 ? "woord. " : "woord ";
  EXPECT_FALSE(gives(taxonomy, text(page + "Rouw, rouw, rouw.")));
  EXPECT_TRUE(gives(taxonomy, text(page + "Rouw, rouw, rouw, rouw.")));
  EXPECT_TRUE(gives(taxonomy, Document().title("Rouw").text(page)));
}

TEST(StrongTrigger, AHeadingIsNotCountedAgainInTheText) {
  const Taxonomy taxonomy = topic({.strong = {"rouw"}});
  const auto tagged = Document().heading("Rouw").text("Een tekst.").tagged(taxonomy);
  ASSERT_THAT(names(tagged.tags), ElementsAre("topic:it"));
  EXPECT_EQ(tagged.tags[0].evidence, (Evidence{"trigger", "Rouw", "heading", 3}));
}

TEST(StrongTrigger, EvidenceIsTheWeightiestPlaceAndTheSumOfAll) {
  const Taxonomy taxonomy = topic({.strong = {"rouw"}});
  const auto tagged =
      Document().title("Rouwen: Rouw").summary("Rouw.").text("Rouw, rouw.").tagged(taxonomy);
  ASSERT_THAT(names(tagged.tags), ElementsAre("topic:it"));
  EXPECT_EQ(tagged.tags[0].evidence, (Evidence{"trigger", "Rouw", "title", 5 + 3 + 2}));
}

TEST(StrongTrigger, OverlappingHitsCountOnceAndTheLongestWins) {
  const Taxonomy taxonomy = topic({
      .strong = {"zorg", "palliatieve zorg", "zorg thuis"}
  });
  EXPECT_FALSE(gives(taxonomy, text("Over palliatieve zorg thuis.")));
  const auto tagged = Document().summary("Over palliatieve zorg.").tagged(taxonomy);
  EXPECT_EQ(evidence(tagged.tags, "it"), (Evidence{"trigger", "palliatieve zorg", "summary", 3}));
}

// Weak triggers

TEST(WeakTrigger, NeedsCompanyWithinTwelveWords) {
  const Taxonomy taxonomy = topic({.weak = {"tumor"}, .with = {"palliatief"}});
  const std::string far = " een twee drie vier vijf zes zeven acht negen tien elf ";
  EXPECT_TRUE(doubts(taxonomy, text("Tumor, palliatief. Palliatief, tumor.")));
  EXPECT_TRUE(doubts(taxonomy, text("Tumor" + far + "palliatief" + far + "tumor")));
  EXPECT_FALSE(doubts(taxonomy, text("Tumor" + far + "twaalf palliatief twaalf" + far + "tumor")));
  EXPECT_FALSE(doubts(taxonomy, text("Tumor en tumor.")));
}

TEST(WeakTrigger, FourInCompanyAreEnoughAndFewerLeaveADoubt) {
  const Taxonomy taxonomy = topic({.weak = {"tumor"}, .with = {"palliatief"}});
  EXPECT_TRUE(gives(taxonomy, text("Palliatief: tumor, tumor, tumor, tumor.")));
  EXPECT_FALSE(gives(taxonomy, text("Palliatief: tumor, tumor, tumor.")));
  EXPECT_TRUE(doubts(taxonomy, text("Palliatief: tumor, tumor, tumor.")));
  EXPECT_FALSE(doubts(taxonomy, text("Palliatief: tumor.")));
  EXPECT_TRUE(doubts(taxonomy, Document().summary("Palliatief bij een tumor.")));
}

TEST(WeakTrigger, NeedsNoCompanyInTheTitle) {
  const Taxonomy taxonomy = topic({.weak = {"tumor"}, .with = {"palliatief"}});
  EXPECT_TRUE(gives(taxonomy, Document().title("Een tumor")));
  EXPECT_FALSE(gives(taxonomy, Document().heading("Een tumor")));
}

TEST(WeakTrigger, CompanyIsAnotherWordThanTheHitItself) {
  const Taxonomy taxonomy = topic({.weak = {"tumor palliatief"}, .with = {"palliatief"}});
  EXPECT_FALSE(doubts(taxonomy, Document().summary("Een tumor palliatief.")));
}

TEST(WeakTrigger, WithACapitalIsANameAndNotAVerb) {
  const Taxonomy taxonomy = topic({
      .weak = {"Leiden", "Den Haag"}
  });
  EXPECT_TRUE(gives(taxonomy, Document().title("Scholing in Leiden")));
  EXPECT_FALSE(gives(taxonomy, Document().title("Gesprekken leiden tot rust")));
  EXPECT_FALSE(gives(taxonomy, Document().title("Leiden of volgen")));
  EXPECT_TRUE(gives(taxonomy, Document().title("Den Haag leert")));
}

// Abbreviations

TEST(Abbreviation, WantsItsCapitals) {
  const Taxonomy taxonomy = topic({.abbreviation = {"ALS"}});
  EXPECT_TRUE(gives(taxonomy, Document().title("Zorg bij ALS")));
  EXPECT_FALSE(gives(taxonomy, Document().title("Als het niet meer gaat")));
  EXPECT_FALSE(gives(taxonomy, Document().title("ALS HET NIET MEER GAAT")));
  EXPECT_TRUE(gives(taxonomy, text("Zorg bij ALS. Een ALS-team.")));
}

TEST(Abbreviation, WantsCompanyWhenThereIsAListEvenInTheTitle) {
  const Taxonomy taxonomy = topic({.with = {"spierziekte"}, .abbreviation = {"ALS"}});
  EXPECT_FALSE(gives(taxonomy, Document().title("Zorg bij ALS")));
  EXPECT_TRUE(gives(taxonomy, Document().title("Zorg bij de spierziekte ALS")));
}

// Negative contexts

TEST(NegativeContext, IsMaskedBeforeAnythingIsMatched) {
  const Taxonomy taxonomy = topic({.strong = {"kanker"}, .negative = {"KWF kanker"}});
  EXPECT_FALSE(gives(taxonomy, Document().summary("Met dank aan KWF Kanker.")));
  EXPECT_TRUE(gives(taxonomy, Document().summary("Met dank aan KWF Kanker: over kanker.")));
}

TEST(NegativeContext, MasksOnlyItsOwnValue) {
  const Taxonomy taxonomy{
      {facet("topic", {value("it", {.strong = {"kinderen"}, .negative = {"rouwende kinderen"}}),
                       value("other", {.strong = {"rouwende kinderen"}})})}};
  EXPECT_THAT(names(Document().title("Rouwende kinderen").tagged(taxonomy).tags),
              ElementsAre("topic:other"));
}

TEST(NegativeContext, HidesCompanyToo) {
  const Taxonomy taxonomy =
      topic({.with = {"arts"}, .abbreviation = {"AVG"}, .negative = {"arts en privacy"}});
  EXPECT_FALSE(gives(taxonomy, Document().summary("De AVG: arts en privacy.")));
}

TEST(NegativeContext, TheLongestIsMaskedFirst) {
  // "b c d" goes, so that "a b" is no context any more and its a still counts.
  const Taxonomy taxonomy = topic({
      .strong = {"aa"       },
        .negative = { "aa bb", "bb cc dd"}
  });
  EXPECT_TRUE(gives(taxonomy, Document().summary("Aa bb cc dd.")));
}

TEST(NegativeContext, ThatHeldAValueBackIsTold) {
  const Taxonomy taxonomy = topic({.strong = {"kinderen"}, .negative = {"partner en kinderen"}});
  const auto tagged = Document().summary("Steun voor partner en kinderen.").tagged(taxonomy);
  EXPECT_THAT(names(tagged.tags), testing::IsEmpty());
  EXPECT_EQ(evidence(tagged.doubtful, "it"),
            (Evidence{"held", "partner en kinderen", "summary", 3}));
}

TEST(NegativeContext, OnceInTheTextLeavesNoDoubt) {
  const Taxonomy taxonomy = topic({.strong = {"kinderen"}, .negative = {"partner en kinderen"}});
  EXPECT_FALSE(doubts(taxonomy, text("Steun voor partner en kinderen.")));
  EXPECT_TRUE(doubts(taxonomy, text("Partner en kinderen. Ook partner en kinderen.")));
}

TEST(NegativeContext, BesideAHitLeavesNoDoubt) {
  const Taxonomy taxonomy = topic({.strong = {"kinderen"}, .negative = {"partner en kinderen"}});
  const auto tagged = Document().summary("Kinderen. En partner en kinderen.").tagged(taxonomy);
  EXPECT_THAT(names(tagged.doubtful), testing::IsEmpty());
}

}  // namespace
}  // namespace wegwijzer::tag
