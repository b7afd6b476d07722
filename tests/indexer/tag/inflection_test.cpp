#include "indexer/tag/inflection.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wegwijzer::tag {
namespace {

using testing::Contains;
using testing::Not;

struct Pair {
  const char* name;
  const char* singular;
  const char* plural;
};

void PrintTo(const Pair& pair, std::ostream* out) { *out << pair.singular << ", " << pair.plural; }

class Inflections : public testing::TestWithParam<Pair> {};

TEST_P(Inflections, LeadFromOneToTheOtherAndBack) {
  EXPECT_THAT(inflections(GetParam().singular), Contains(GetParam().plural));
  EXPECT_THAT(inflections(GetParam().plural), Contains(GetParam().singular));
}

INSTANTIATE_TEST_SUITE_P(Spelling, Inflections,
                         testing::Values(Pair{"AddsEn", "richtlijn", "richtlijnen"},
                                         Pair{"AddsS", "webinar", "webinars"},
                                         Pair{"AddsN", "naaste", "naasten"},
                                         Pair{"LongVowelIsWrittenOnce", "verhaal", "verhalen"},
                                         Pair{"ConsonantIsDoubled", "casus", "casussen"},
                                         Pair{"FBecomesV", "brief", "brieven"},
                                         Pair{"SBecomesZ", "ziekenhuis", "ziekenhuizen"},
                                         Pair{"AdjectiveGetsE", "palliatief", "palliatieve"},
                                         Pair{"AdjectiveWithADoubledEnd", "moreel", "morele"}),
                         [](const auto& tested) { return tested.param.name; });

TEST(Inflections, NeverLeadFromParentsToThePeopleWhoAreOld) {
  EXPECT_THAT(inflections("ouders"), Not(Contains("ouderen")));
  EXPECT_THAT(inflections("ouderen"), Not(Contains("ouders")));
}

TEST(Inflections, OfAVerbAreItsPresentAndItsParticiples) {
  EXPECT_THAT(inflections("sterven"), testing::IsSupersetOf({"sterft", "stervend", "stervende"}));
  EXPECT_THAT(inflections("signaleren"), testing::IsSupersetOf({"signaleert", "signalerend",
                                                                "gesignaleerd", "gesignaleerde"}));
}

TEST(Inflections, AreSmallToo) {
  EXPECT_THAT(inflections("kaart"), testing::IsSupersetOf({"kaartje", "kaartjes"}));
  EXPECT_THAT(inflections("folder"), Contains("foldertje"));
}

TEST(Inflections, DoNotHoldTheWordItself) {
  for (const char* word : {"", "a", "ee", "les", "sss", "richtlijnen"}) {
    EXPECT_THAT(inflections(word), Not(Contains(word)));
  }
}

}  // namespace
}  // namespace wegwijzer::tag
