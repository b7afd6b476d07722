#include "searchd/search/suggestion_table.hpp"

#include <gmock/gmock.h>

#include "support/temp_index.hpp"

namespace wegwijzer::search {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct Slip {
  const char* name;
  std::string typed, word;
  bool whole, unfinished;  // is one edit enough when the word is finished, and when it is not
};

class OneEdit : public ::testing::TestWithParam<Slip> {};

TEST_P(OneEdit, IsEnough) {
  const Slip& slip = GetParam();
  EXPECT_EQ(is_one_edit_from(slip.typed, slip.word, /*unfinished=*/false), slip.whole);
  EXPECT_EQ(is_one_edit_from(slip.typed, slip.word, /*unfinished=*/true), slip.unfinished);
}

INSTANTIATE_TEST_SUITE_P(
    Slips, OneEdit,
    ::testing::Values(Slip{"WrongLetter", "dilier", "delier", true, true},
                      Slip{"WrongFirstLetter", "telier", "delier", true, true},
                      Slip{"WrongLastLetter", "delies", "delier", true, true},
                      Slip{"LetterTooFew", "deier", "delier", true, true},
                      Slip{"FirstLetterTooFew", "elier", "delier", true, true},
                      Slip{"LetterTooMany", "dellier", "delier", true, true},
                      Slip{"LastLetterTooMany", "deliere", "delier", true, true},
                      Slip{"Swapped", "dleier", "delier", true, true},
                      Slip{"SwappedAtTheEnd", "delire", "delier", true, true},
                      Slip{"WrongLetterInABeginning", "dili", "delier", false, true},
                      Slip{"SwappedInABeginning", "dle", "delier", false, true},
                      Slip{"TwoWrongLetters", "dilior", "delier", false, false},
                      Slip{"TwoTooMany", "delierxx", "delier", false, false},
                      Slip{"TwoTooFew", "deer", "delier", false, false},
                      Slip{"AnotherWord", "pijn", "delier", false, false},
                      Slip{"NothingTyped", "", "delier", false, true},
                      Slip{"NoWord", "delier", "", false, false},
                      Slip{"OneLetterAndNoWord", "d", "", true, true}),
    [](const auto& tested) { return tested.param.name; });

class OverSomeTexts : public ::testing::Test {
 protected:
  SuggestionTable::Found find(std::string_view typed, std::size_t most = 8) {
    return table_.find(sought(typed, analyser_), most);
  }
  /// All that match, those that begin with it first.
  std::vector<std::uint32_t> all(std::string_view typed) {
    auto found = find(typed);
    found.beginning.insert(found.beginning.end(), found.elsewhere.begin(), found.elsewhere.end());
    return found.beginning;
  }
  std::vector<std::uint32_t> misspelt(std::string_view typed) {
    return table_.find_misspelt(sought(typed, analyser_), 4, 8);
  }

  language::Analyser analyser_{wegwijzer::testing::shipped_language_data()};
  SuggestionTable table_{
      {"delier in de stervens|fase", // 0
       "pijn bij kinderen", // 1
       "kinder|palliatieve zorg", // 2
       "e learning -elearning mond|zorg", // 3
       "palliatieve zorg thuis", // 4
       "pijn en delier"}, // 5
      analyser_
  };
};

TEST_F(OverSomeTexts, TheLastWordMayBeABeginning) {
  EXPECT_THAT(all("del"), ElementsAre(0, 5));
  EXPECT_THAT(all("pijn en d"), ElementsAre(5));
  EXPECT_THAT(all("del in"), ElementsAre()) << "no other word may";
}

TEST_F(OverSomeTexts, WhatBeginsWithTheTypedTextIsApartFromTheRest) {
  EXPECT_THAT(find("delier").beginning, ElementsAre(0));
  EXPECT_THAT(find("delier").elsewhere, ElementsAre(5));
  EXPECT_THAT(find("Pijn bij k").beginning, ElementsAre(1));
}

TEST_F(OverSomeTexts, AWordMayBeginAtAPartOfACompound) {
  EXPECT_THAT(all("palliatie"), ElementsAre(4, 2));
  EXPECT_THAT(all("fase"), ElementsAre(0));
  EXPECT_THAT(all("stervens"), ElementsAre(0));
  EXPECT_THAT(all("alliatie"), IsEmpty());
}

TEST_F(OverSomeTexts, AWholeWordMayHaveAnotherEnding) {
  EXPECT_THAT(all("kind pijn"), ElementsAre(1));
  EXPECT_THAT(all("kinderen"), ElementsAre(1, 2)) << "of a part, too";
  EXPECT_THAT(all("palliatief thu"), ElementsAre(4));
}

TEST_F(OverSomeTexts, AHyphenMakesNoDifference) {
  for (const char* typed : {"e-learning", "elearning", "e learning", "E-LEARN", "elearn"}) {
    EXPECT_THAT(all(typed), ElementsAre(3)) << typed;
  }
  EXPECT_THAT(all("mond-zorg"), ElementsAre(3));
}

TEST_F(OverSomeTexts, TheOrderOfTheWordsMakesNoDifference) {
  EXPECT_THAT(all("kinderen pijn"), ElementsAre(1));
}

TEST_F(OverSomeTexts, TheBestComeFirstAndNoMoreThanAsked) {
  EXPECT_THAT(find("pijn", 1).beginning, ElementsAre(1));
  EXPECT_THAT(find("zorg", 2).elsewhere, ElementsAre(2, 3));
}

TEST_F(OverSomeTexts, ASlipInOneWordIsPutRight) {
  EXPECT_THAT(misspelt("dilier"), ElementsAre(0, 5));
  EXPECT_THAT(misspelt("pijn dilier"), ElementsAre(5));
  EXPECT_THAT(misspelt("pjin del"), ElementsAre(5));
  EXPECT_THAT(misspelt("pjin dilier"), IsEmpty()) << "one word, not two";
  EXPECT_THAT(misspelt("delier"), IsEmpty()) << "what matches as it is typed is no slip";
  EXPECT_THAT(misspelt("pij"), IsEmpty()) << "too short";
  Sought wanted = sought("dilier", analyser_);
  wanted.readings[0][0].correct = true;
  EXPECT_THAT(table_.find_misspelt(wanted, 4, 8), IsEmpty()) << "a word of the language";
}

TEST_F(OverSomeTexts, TextWithoutAWordOrWithTooManyIsNotSought) {
  std::string many;
  for (int i = 0; i < 25; ++i) many += "pijn ";
  for (const std::string& typed : {std::string(), std::string(" ?! "), many, std::string(1024, 'x'),
                                   std::string("\xE2\x82\xAC")}) {
    EXPECT_THAT(sought(typed, analyser_).readings, IsEmpty()) << typed;
  }
}

TEST(SuggestionTable, MayBeEmpty) {
  const language::Analyser analyser(wegwijzer::testing::shipped_language_data());
  const SuggestionTable table({}, analyser);
  EXPECT_EQ(table.size(), 0U);
  const Sought wanted = sought("delier", analyser);
  EXPECT_THAT(table.find(wanted, 8).beginning, IsEmpty());
  EXPECT_THAT(table.find(wanted, 8).elsewhere, IsEmpty());
  EXPECT_THAT(table.find_misspelt(wanted, 4, 8), IsEmpty());
}

}  // namespace
}  // namespace wegwijzer::search
