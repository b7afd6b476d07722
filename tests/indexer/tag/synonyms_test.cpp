// What of the thesaurus counts as a value's own trigger.
#include "indexer/tag/synonyms.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "small_taxonomy.hpp"

namespace wegwijzer::tag {
namespace {

using language::Direction;
using language::ThesaurusGroup;
using testing::ElementsAre;
using testing::IsEmpty;

ThesaurusGroup two_way(std::vector<std::string> terms) {
  ThesaurusGroup group;
  group.terms = std::move(terms);
  group.kind = "lay";
  return group;
}

ThesaurusGroup one_way(const std::string& kind, const std::string& from, const std::string& to) {
  ThesaurusGroup group;
  group.direction = Direction::OneWay;
  group.kind = kind;
  group.from = {from};
  group.to = {to};
  return group;
}

std::vector<std::string> synonyms_of(const Triggers& when, const ThesaurusGroup& group) {
  return with_synonyms(topic(when), {group}).facets.front().values.front().when.synonym;
}

TEST(Synonyms, OfATwoWayGroupAllCount) {
  EXPECT_THAT(synonyms_of({.strong = {"Dyspneu"}}, two_way({"dyspneu", "benauwd", "ademnood"})),
              ElementsAre("benauwd", "ademnood"));
}

TEST(Synonyms, OfAnAbbreviationToo) {
  EXPECT_THAT(synonyms_of({.abbreviation = {"AYA"}}, two_way({"AYA", "jongvolwassenen"})),
              ElementsAre("jongvolwassenen"));
}

TEST(Synonyms, OneStepOnly) {
  const Taxonomy taxonomy = with_synonyms(topic({.strong = {"een"}}),
                                          {two_way({"een", "twee"}), two_way({"twee", "drie"})});
  EXPECT_THAT(taxonomy.facets.front().values.front().when.synonym, ElementsAre("twee"));
}

TEST(Synonyms, OneWayWhenItIsTheSameWordInAnotherForm) {
  EXPECT_THAT(synonyms_of({.strong = {"ouderen"}}, one_way("outdated", "bejaarden", "ouderen")),
              ElementsAre("bejaarden"));
  EXPECT_THAT(synonyms_of({.strong = {"bejaarden"}}, one_way("outdated", "bejaarden", "ouderen")),
              IsEmpty());
  EXPECT_THAT(synonyms_of({.strong = {"angst"}}, one_way("lay", "bang", "angst")), IsEmpty());
}

TEST(Synonyms, NeverOfADangerousOrAForbiddenGroup) {
  ThesaurusGroup group = two_way({"kanker", "tumor"});
  group.dangerous = true;
  EXPECT_THAT(synonyms_of({.strong = {"kanker"}}, group), IsEmpty());
  ThesaurusGroup forbidden = one_way("never", "sedatie", "euthanasie");
  forbidden.direction = Direction::Forbidden;
  EXPECT_THAT(synonyms_of({.strong = {"euthanasie"}}, forbidden), IsEmpty());
}

TEST(Synonyms, WhatAValueCallsWeakOrNegativeStaysSo) {
  EXPECT_THAT(synonyms_of({.strong = {"tolken in de zorg"}, .weak = {"tolk"}},
                          two_way({"tolken in de zorg", "tolk"})),
              IsEmpty());
  EXPECT_THAT(
      synonyms_of({.strong = {"islam"}, .negative = {"moslim"}}, two_way({"islam", "moslim"})),
      IsEmpty());
}

TEST(Synonyms, CountAsStrongAndSaySoInTheEvidence) {
  const Taxonomy taxonomy =
      with_synonyms(topic({.strong = {"dyspneu"}}), {two_way({"dyspneu", "ademnood"})});
  EXPECT_EQ(evidence(Document().title("Ademnood").tagged(taxonomy).tags, "it"),
            (Evidence{"synonym", "Ademnood", "title", 5}));
}

TEST(Synonyms, OfCapitalsWantTheirCapitals) {
  const Taxonomy taxonomy =
      with_synonyms(topic({.strong = {"samen beslissen"}}), {two_way({"samen beslissen", "SDM"})});
  EXPECT_TRUE(gives(taxonomy, Document().title("SDM in de praktijk")));
  EXPECT_FALSE(gives(taxonomy, Document().title("sdm in de praktijk")));
}

}  // namespace
}  // namespace wegwijzer::tag
