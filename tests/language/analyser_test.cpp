#include "language/analyser.hpp"

#include <gmock/gmock.h>

#include "base/utf8.hpp"

namespace wegwijzer::language {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::shared_ptr<const LanguageData> data() {
  auto data = std::make_shared<LanguageData>();
  data->stop_words["nl"] = {"de", "het", "bij", "die", "een", "in", "worden"};
  data->stop_words["en"] = {"the", "in"};
  data->stem_exceptions["nl"] = {
      {"kinderen", "kind"}
  };
  return data;
}

std::vector<std::string> forms(std::string_view text) {
  std::vector<std::string> forms;
  for (const Token& token : Analyser(data()).analyse(text, "nl")) forms.push_back(token.form);
  return forms;
}

std::string term(std::string_view word, std::string_view language) {
  return Analyser(data()).analyse(word, language).at(0).term;
}

TEST(Tokens, AreRunsOfLettersAndDigits) {
  EXPECT_THAT(forms("Pijn, (2 keer) bij mbo-4!"),
              ElementsAre("pijn", "2", "keer", "bij", "mbo", "4", "mbo4"));
}

TEST(Tokens, KeepTheCapitalsOfAnAbbreviationThatWouldBeAStopWord) {
  auto with_abbreviations = *data();
  with_abbreviations.stop_words["nl"].insert("als");
  with_abbreviations.thesaurus.push_back({
      .id = "als", .terms = {"ALS", "ggz", "GGZ"}
  });
  const Analyser analyser(std::make_shared<const LanguageData>(with_abbreviations));
  std::vector<std::string> forms;
  for (const Token& token : analyser.analyse("Als ALS als Als-patiënt GGZ", "nl")) {
    if (!token.joined) forms.push_back(token.form);
  }
  EXPECT_THAT(forms, ElementsAre("als", "ALS", "als", "als", "patient", "ggz"));
  EXPECT_FALSE(analyser.is_stop_word("ALS"));
  EXPECT_EQ(analyser.dutch_stem("ALS"), "ALS");
}

TEST(Tokens, AreFolded) {
  EXPECT_THAT(forms("Patiënten O²PZ CAFÉ œuvre ĳs Straße"),
              ElementsAre("patienten", "o2pz", "cafe", "oeuvre", "ijs", "strasse"));
}

TEST(Tokens, AHyphenatedWordGivesItsPartsAndTheJoinedForm) {
  EXPECT_THAT(forms("e-learning"), ElementsAre("e", "learning", "elearning"));
  EXPECT_THAT(forms("- los - streepje-"), ElementsAre("los", "streepje"));
}

TEST(Tokens, ApostrophesGo) {
  EXPECT_THAT(forms("Anna's AYA’s zo'n 's avonds"),
              ElementsAre("anna", "aya", "zon", "s", "avonds"));
}

TEST(Tokens, ASoftHyphenDoesNotCutAWord) {
  EXPECT_THAT(forms("onderwijs\u00ADmateriaal"), ElementsAre("onderwijsmateriaal"));
}

TEST(Tokens, ATooLongRunIsNoWord) { EXPECT_THAT(forms(std::string(70, 'a')), IsEmpty()); }

TEST(Tokens, PointIntoTheText) {
  const std::string text = "Zorg vóór patiënten";
  for (const Token& token : Analyser(data()).analyse(text, "nl")) {
    EXPECT_EQ(fold(text.substr(token.begin, token.end - token.begin)), token.form);
  }
}

TEST(Tokens, BytesThatAreNoUtf8SeparateWords) {
  EXPECT_THAT(forms("een\xFF\xFEtwee\xC3"), ElementsAre("een", "twee"));
}

TEST(Stems, DutchByDefault) {
  EXPECT_EQ(term("palliatieve", "nl"), term("palliatief", "nl"));
  EXPECT_EQ(term("huizen", ""), term("huis", "nl"));
}

TEST(Stems, ExceptionsComeFirst) { EXPECT_EQ(term("Kinderen", "nl"), "kind"); }

TEST(Stems, EnglishByItsOwn) { EXPECT_EQ(term("caring", "en"), "care"); }

TEST(Stems, ThatWouldBeASmallWordLeaveTheWordAsItIs) {
  EXPECT_EQ(term("een", "nl"), "een");
  EXPECT_EQ(term("eens", "nl"), "eens");
}

TEST(Stems, OfEnglishThatWouldBeASmallWordOfDutchAreMarked) {
  EXPECT_EQ(term("dying", "en"), term("dies", "en"));
  EXPECT_NE(term("dying", "en"), term("die", "nl"));
  EXPECT_NE(term("words", "en"), term("worden", "nl"));
  EXPECT_EQ(term("in", "en"), term("in", "nl"));
}

TEST(Stems, TellWhichExceptionsHaveThem) {
  EXPECT_THAT(Analyser(data()).exceptions_with("kind"), ElementsAre("kinderen"));
  EXPECT_THAT(Analyser(data()).exceptions_with("kinderen"), IsEmpty());
}

TEST(Stems, OtherLanguagesAreOnlyFolded) { EXPECT_EQ(term("Ağrılar", "tr"), fold("Ağrılar")); }

TEST(QueryTerms, AreAllUnderWhichAWordMayStand) {
  const auto terms = Analyser(data()).query_terms("kinderen");
  EXPECT_THAT(terms, ::testing::Contains("kind"));
  EXPECT_THAT(terms, ::testing::Contains("kinderen"));
}

TEST(StopWords, CountInFoldedForm) {
  EXPECT_TRUE(Analyser(data()).is_stop_word("bij"));
  EXPECT_FALSE(Analyser(data()).is_stop_word("pijn"));
}

TEST(AnalyserFingerprint, ChangesWithTheData) {
  LanguageData other = *data();
  other.stem_exceptions["nl"]["ouders"] = "ouder";
  EXPECT_NE(Analyser::fingerprint(*data()), Analyser::fingerprint(other));
}

}  // namespace
}  // namespace wegwijzer::language
