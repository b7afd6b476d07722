// Facets with `first_named`: what a document is, against what it speaks of.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "small_taxonomy.hpp"

namespace wegwijzer::tag {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Taxonomy kinds() {
  Triggers article;
  article.strong = {"nieuwsbericht"};
  article.weak = {"uitleg"};
  Triggers course, online, guideline, film;
  course.strong = {"cursus"};
  online.strong = {"online cursus"};
  guideline.strong = {"-richtlijn"};
  guideline.url = {"/richtlijnen/"};
  film.strong = {"film"};
  Taxonomy taxonomy{
      {facet("kind", {value("article", article), value("course", course), value("online", online),
                      value("guideline", guideline), value("film", film)})}};
  taxonomy.facets.front().first_named = true;
  return taxonomy;
}

std::vector<std::string> kinds_of(Document document) {
  return names(document.tagged(kinds()).tags);
}

TEST(FirstNamed, NewsOfAGuidelineIsNews) {
  EXPECT_THAT(kinds_of(Document().summary("Nieuwsbericht over de richtlijn pijn.")),
              ElementsAre("kind:article"));
}

TEST(FirstNamed, WhatIsNamedInPassingIsDoubtful) {
  const auto tagged = Document().summary("Nieuwsbericht over de richtlijn pijn.").tagged(kinds());
  EXPECT_THAT(names(tagged.doubtful), ElementsAre("kind:guideline"));
}

TEST(FirstNamed, TheSummaryKnowsBetterThanTheTitle) {
  EXPECT_THAT(kinds_of(Document().title("Rouw volgens de richtlijn").summary("Film van een uur.")),
              ElementsAre("kind:film"));
}

TEST(FirstNamed, WhatTheTitleIsOfCountsBeside) {
  EXPECT_THAT(
      kinds_of(Document().title("Nieuwe online cursus rouw").summary("Nieuwsbericht over rouw.")),
      ElementsAre("kind:article", "kind:online"));
}

TEST(FirstNamed, TheEndOfAWordIsNamedRatherThanItsBeginning) {
  Taxonomy taxonomy = kinds();
  taxonomy.facets.front().values.push_back(value("plan", {.strong = {"cursus-"}}));
  taxonomy.facets.front().values.push_back(value("book", {.strong = {"cursusboek"}}));
  EXPECT_THAT(names(Document().summary("Cursusboek van 2020.").tagged(taxonomy).tags),
              ElementsAre("kind:book"));
}

TEST(FirstNamed, TheTitleDecidesWhereTheSummaryIsSilent) {
  EXPECT_THAT(kinds_of(Document().title("Cursus richtlijn rouw").summary("Voor iedereen.")),
              ElementsAre("kind:course"));
}

TEST(FirstNamed, TheHeadOfACompoundNamesIt) {
  EXPECT_THAT(kinds_of(Document().summary("Bijlagen bij de dementierichtlijn.")),
              ElementsAre("kind:guideline"));
}

TEST(FirstNamed, AWeakWordGivesWayToAFirmOneFurtherOn) {
  EXPECT_THAT(kinds_of(Document().summary("Uitleg over de cursus.")), ElementsAre("kind:course"));
}

TEST(FirstNamed, AWeakWordInPassingLeavesNoDoubt) {
  EXPECT_THAT(names(Document().summary("Uitleg over de cursus.").tagged(kinds()).doubtful),
              IsEmpty());
}

TEST(FirstNamed, AWeakWordIsEnoughWhenNothingFirmerIsNamed) {
  EXPECT_THAT(kinds_of(Document().summary("Uitleg over pijn.")), ElementsAre("kind:article"));
}

TEST(FirstNamed, TwoInOneBreathAreBoth) {
  EXPECT_THAT(kinds_of(Document().summary("Film en cursus over rouw, bij de richtlijn.")),
              ElementsAre("kind:course", "kind:film"));
}

TEST(FirstNamed, OneWordBetweenIsNoBreathByItself) {
  EXPECT_THAT(kinds_of(Document().summary("Film over richtlijnen.")), ElementsAre("kind:film"));
}

TEST(FirstNamed, TheLongerOfTwoThatOverlapIsNamed) {
  EXPECT_THAT(kinds_of(Document().summary("Gratis online cursus over rouw.")),
              ElementsAre("kind:online"));
}

TEST(FirstNamed, WordsInTheTextGiveNothingMoreThen) {
  EXPECT_THAT(kinds_of(Document().summary("Film over rouw.").text("De richtlijn. De richtlijn.")),
              ElementsAre("kind:film"));
}

TEST(FirstNamed, TheTextDecidesWhereTheyAreBothSilent) {
  EXPECT_THAT(kinds_of(Document().text("De richtlijn. De richtlijn.")),
              ElementsAre("kind:guideline"));
}

TEST(FirstNamed, TheAddressStillSaysWhatItIs) {
  EXPECT_THAT(
      kinds_of(
          Document().summary("Film bij een module.").at("https://example.org/richtlijnen/pijn")),
      ElementsAre("kind:film", "kind:guideline"));
}

TEST(FirstNamed, OtherFacetsKeepAllThatTheyName) {
  Taxonomy taxonomy = kinds();
  taxonomy.facets.front().first_named = false;
  EXPECT_THAT(
      names(Document().summary("Nieuwsbericht over de richtlijn pijn.").tagged(taxonomy).tags),
      ElementsAre("kind:article", "kind:guideline"));
}

TEST(FirstNamed, ADocumentWithoutWordsGetsNothing) { EXPECT_THAT(kinds_of(Document()), IsEmpty()); }

}  // namespace
}  // namespace wegwijzer::tag
