#include "language/phrases.hpp"

#include <gmock/gmock.h>

namespace wegwijzer::language {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

LanguageData data_with(const std::vector<std::string>& phrases) {
  LanguageData data;
  data.stop_words["nl"] = {"voor", "de", "het", "van"};
  data.thesaurus.push_back({.id = "proef", .terms = phrases, .kind = "synonym"});
  return data;
}

std::string key(std::string_view phrase) {
  return phrase_key(phrase, Analyser(std::make_shared<const LanguageData>(data_with({}))));
}

/// The words at which phrases were found.
std::vector<std::string> found(const std::vector<std::string>& phrases, std::string_view text) {
  const auto data = std::make_shared<const LanguageData>(data_with(phrases));
  const Analyser analyser(data);
  const auto tokens = analyser.analyse(text, "nl");
  std::vector<std::string> words;
  for (const auto& place : PhraseFinder(*data, analyser).find(tokens)) {
    words.push_back(tokens[place.token].form);
  }
  return words;
}

TEST(PhraseKey, IsTheStemsOfTheTellingWords) {
  EXPECT_EQ(key("dichte deuren van het huis"), "dicht deur huis");
  EXPECT_EQ(key("Dichte  DEUR, huizen"), "dicht deur huis");
  EXPECT_EQ(key("huizen"), "huis");
}

TEST(PhraseKey, IsEmptyWhereSmallWordsMadeItMeanAnotherThing) {
  EXPECT_EQ(key("van huis"), "");
  EXPECT_EQ(key("het huis"), "huis");
}

TEST(PhraseKey, ThatIsMissingIsListed) {
  const LanguageData data =
      data_with({"palliatieve zorg", "voor kinderen", "zorg", "voor kinderen"});
  EXPECT_THAT(phrases_without_key(data, Analyser(std::make_shared<const LanguageData>(data))),
              ElementsAre("voor kinderen"));
}

TEST(PhraseKey, OfStopWordsAloneIsThem) { EXPECT_EQ(key("voor de"), "voor de"); }

TEST(PhraseKey, OfAHyphenatedWordIsItsParts) { EXPECT_EQ(key("e-mail"), "e mail"); }

TEST(PhraseKey, OfNoWordIsEmpty) { EXPECT_EQ(key(" ?! "), ""); }

struct Searched {
  std::string name, phrase, text;
  bool found;
};

class APhrase : public ::testing::TestWithParam<Searched> {};

TEST_P(APhrase, IsFound) {
  const Searched& searched = GetParam();
  EXPECT_EQ(!found({searched.phrase}, searched.text).empty(), searched.found);
}

INSTANTIATE_TEST_SUITE_P(
    All, APhrase,
    ::testing::Values(
        Searched{"AsItIs", "palliatieve zorg", "goede palliatieve zorg thuis", true},
        Searched{"InOtherInflection", "dichte deur", "de deuren zijn dicht", true},
        Searched{"InAnyOrder", "palliatieve zorg", "zorg die palliatief is", true},
        Searched{"WithThreeWordsBetween", "palliatieve zorg", "palliatieve een twee drie zorg",
                 true},
        Searched{"NotWithFourBetween", "palliatieve zorg", "palliatieve een twee drie vier zorg",
                 false},
        Searched{"NotInHalf", "palliatieve zorg", "palliatieve behandeling", false},
        Searched{"WithOtherStopWords", "zorg voor naasten", "de zorg van al hun naasten", true},
        Searched{"AcrossAHyphen", "slecht nieuws gesprek", "een slecht-nieuws-gesprek", true},
        Searched{"NotWhenItIsOneWord", "delier", "een delier", false},
        Searched{"NotWhenOneWordTells", "het delier van de", "het delier van de", false},
        Searched{"WithSixTellingWords", "een twee drie vier vijf zes",
                 "een twee drie vier vijf zes", true},
        Searched{"NotWithSeven", "een twee drie vier vijf zes zeven",
                 "een twee drie vier vijf zes zeven", false},
        Searched{"NotWhenItIsNoTerm",
                 std::string(60, 'a') + ' ' + std::string(60, 'b') + ' ' + std::string(60, 'c') +
                     ' ' + std::string(60, 'd'),
                 std::string(60, 'a') + ' ' + std::string(60, 'b') + ' ' + std::string(60, 'c') +
                     ' ' + std::string(60, 'd'),
                 false}),
    [](const auto& tested) { return tested.param.name; });

TEST(PhraseFinder, NamesTheLongestWordEachTime) {
  EXPECT_THAT(found({"palliatieve zorg"}, "Palliatieve zorg, geen zorg; palliatief: zorg"),
              ElementsAre("palliatieve", "palliatief"));
}

TEST(PhraseFinder, KnowsAPhraseOnceHoweverItIsWritten) {
  EXPECT_THAT(found({"palliatieve zorg", "Palliatieve zorgen", "palliatieve zorg voor de"},
                    "palliatieve zorg"),
              ElementsAre("palliatieve"));
}

TEST(PhraseFinder, FindsNothingInNothing) {
  EXPECT_THAT(found({"palliatieve zorg"}, ""), IsEmpty());
  EXPECT_THAT(found({}, "palliatieve zorg"), IsEmpty());
}

}  // namespace
}  // namespace wegwijzer::language
