#include "searchd/search/interpreter.hpp"

#include <gmock/gmock.h>

#include "searchd/search/generation.hpp"
#include "support/temp_index.hpp"

namespace wegwijzer::search {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using wegwijzer::testing::a_record;

std::vector<Record> some_records() {
  return {
      a_record("een", "Mondzorg in de laatste fase", "Zorg voor de mond. Pijn in de mond."),
      a_record("twee", "Pijn en angst", "Angst hoort erbij, zorg helpt. Delier en onrust."),
      a_record("drie", "E-learning mondzorg", "Een e-learning van een uur."),
  };
}

class Questions : public ::testing::Test {
 protected:
  Interpretation read(const std::string& text, Reading reading = Reading::Free) const {
    return interpreter_.interpret(text, reading);
  }

  static std::vector<std::string> forms(const Interpretation& meaning) {
    std::vector<std::string> forms;
    for (const AskedWord& word : meaning.words) forms.push_back(word.form);
    return forms;
  }

  /// The bits of the asked words for which a term stands, over all its alternatives.
  static std::uint32_t words_of(const Interpretation& meaning, const std::string& term) {
    std::uint32_t words = 0;
    for (const Alternative& alternative : meaning.alternatives) {
      if (alternative.term == term) words |= alternative.words;
    }
    return words;
  }

  wegwijzer::testing::TempIndex index_{wegwijzer::testing::shipped_taxonomy(), some_records()};
  std::shared_ptr<const Generation> generation_ = *Generation::open(index_.generation());
  Xapian::Database database_{generation_->database_path().string()};
  language::Analyser analyser_{generation_->language_data()};
  Interpreter interpreter_{generation_->dictionary(), generation_->ranking(), analyser_, database_};
};

TEST_F(Questions, AWordIsAskedOnceHoweverOftenItIsTyped) {
  EXPECT_THAT(forms(read("angst Angst ANGST pijn")), ElementsAre("angst", "pijn"));
}

TEST_F(Questions, StopWordsCountOnlyAlone) {
  EXPECT_THAT(forms(read("angst in de")), ElementsAre("angst"));
  EXPECT_THAT(forms(read("in de")), ElementsAre("in", "de"));
}

TEST_F(Questions, ACompoundAsksForEachOfItsParts) {
  const Interpretation meaning = read("mondzorg");
  EXPECT_THAT(forms(meaning), ElementsAre("mond", "zorg"));
  EXPECT_EQ(words_of(meaning, "mond"), 1U);
  EXPECT_EQ(words_of(meaning, "zorg"), 2U);
  EXPECT_EQ(words_of(meaning, "mondzorg"), 3U);
}

TEST_F(Questions, EitherSideOfAnOrIsOneWord) {
  const Interpretation meaning = read("pijn OR angst");
  EXPECT_THAT(forms(meaning), ElementsAre("pijn"));
  EXPECT_EQ(words_of(meaning, "pijn"), 1U);
  EXPECT_EQ(words_of(meaning, "angst"), 1U);
}

// The parts of a compound after OR once stood for the words after it.
TEST_F(Questions, ACompoundAfterAnOrStandsForTheWordBefore) {
  const Interpretation meaning = read("pijn OR mondzorg angst");
  EXPECT_THAT(forms(meaning), ElementsAre("pijn", "angst"));
  EXPECT_EQ(words_of(meaning, "mond"), 1U);
  EXPECT_EQ(words_of(meaning, "zorg"), 1U);
  EXPECT_EQ(words_of(meaning, "angst"), 2U);
}

TEST_F(Questions, AnUnknownWordIsReadAsAKnownOne) {
  const Interpretation meaning = read("angts bij pijn");
  EXPECT_THAT(meaning.corrected, ElementsAre(Correction{"angts", "angst"}));
  EXPECT_EQ(meaning.corrected_text, "angst bij pijn");
}

TEST_F(Questions, AWordIsNotReadAsOneThatFindsNothing) {
  EXPECT_THAT(read("reutulen").corrected, IsEmpty()) << "reutelen is only in the thesaurus";
}

TEST_F(Questions, ACorrectedQuestionIsComparedWithTitlesAsItWasRead) {
  const Interpretation typed = read("Pijn en angst");
  EXPECT_EQ(read("Pijn en angts").as_title, typed.as_title);
}

TEST_F(Questions, AnAbbreviationInCapitalsIsNoStopWord) {
  EXPECT_THAT(forms(read("angst ALS pijn")), ElementsAre("angst", "ALS", "pijn"));
  EXPECT_THAT(forms(read("angst als pijn")), ElementsAre("angst", "pijn"));
}

TEST_F(Questions, WhatNothingHasIsLetGo) {
  const Interpretation meaning = read("xqzw angst");
  EXPECT_THAT(meaning.relaxed, ElementsAre("xqzw"));
  EXPECT_TRUE(meaning.words[0].let_go);
  EXPECT_FALSE(meaning.words[1].let_go);
}

TEST_F(Questions, ExactlyIsWithoutAnyOfThis) {
  const Interpretation meaning = read("dilier mondzorg xqzw", Reading::Exact);
  EXPECT_TRUE(meaning.every_word);
  EXPECT_THAT(forms(meaning), ElementsAre("dilier", "mondzorg", "xqzw"));
  EXPECT_THAT(meaning.corrected, IsEmpty());
  EXPECT_THAT(meaning.relaxed, IsEmpty());
  EXPECT_THAT(meaning.expanded, IsEmpty());
  for (const Alternative& alternative : meaning.alternatives) {
    EXPECT_TRUE(alternative.by == By::Stem || alternative.by == By::Title ||
                alternative.by == By::Form)
        << alternative.term;
  }
}

TEST_F(Questions, APhraseIsRequiredAndAnExclusionIsNot) {
  const Interpretation meaning = read("\"zorg helpt\" -delier titel:pijn");
  ASSERT_EQ(meaning.required.size(), 2U);
  EXPECT_THAT(meaning.required[0].options.at(0).stems,
              ElementsAre("zorg", analyser_.dutch_stem("helpt")));
  EXPECT_TRUE(meaning.required[1].options.at(0).title);
  ASSERT_EQ(meaning.excluded.size(), 1U);
  EXPECT_THAT(meaning.excluded[0].options.at(0).stems, ElementsAre("delier"));
}

TEST_F(Questions, PhrasesOnBothSidesOfAnOrAreOneCondition) {
  const Interpretation meaning = read("\"zorg helpt\" OR \"pijn en angst\"");
  ASSERT_EQ(meaning.required.size(), 1U);
  std::vector<std::vector<std::string>> phrases;
  for (const Condition::Option& option : meaning.required[0].options)
    phrases.push_back(option.stems);
  EXPECT_THAT(phrases, Contains(ElementsAre("zorg", analyser_.dutch_stem("helpt"))));
  EXPECT_THAT(phrases, Contains(ElementsAre("pijn", "en", "angst")));
}

TEST_F(Questions, AreBoundedWhateverIsTyped) {
  std::string many, phrase = "\"";
  for (int i = 0; i < 200; ++i) {
    many += "mondzorg" + std::string(1, static_cast<char>('a' + i % 26)) + std::to_string(i) +
            " zorg" + std::to_string(i) + " ";
    phrase += "zorg ";
  }
  const Interpretation meaning = read(many);
  EXPECT_LE(meaning.words.size(), 32U);
  EXPECT_LE(meaning.alternatives.size(), 1000U);
  const Interpretation strict = read(phrase + '"');
  ASSERT_EQ(strict.required.size(), 1U);
  EXPECT_LE(strict.required[0].options.at(0).stems.size(), 12U);
  std::string conditions;
  for (int i = 0; i < 100; ++i) conditions += "\"zorg\" -pijn \"mond\" OR \"angst\" ";
  const Interpretation many_conditions = read(conditions);
  EXPECT_LE(many_conditions.required.size() + many_conditions.excluded.size(), 16U);
}

}  // namespace
}  // namespace wegwijzer::search
