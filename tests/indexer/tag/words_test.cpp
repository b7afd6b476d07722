#include "indexer/tag/words.hpp"

#include <gtest/gtest.h>

namespace wegwijzer::tag {
namespace {

struct Key {
  const char* name;
  const char* text;
  const char* key;
};

void PrintTo(const Key& key, std::ostream* out) { *out << key.name; }

class WordsKey : public testing::TestWithParam<Key> {};

TEST_P(WordsKey, OfText) { EXPECT_EQ(words_key(GetParam().text), GetParam().key); }

INSTANTIATE_TEST_SUITE_P(
    Normalising, WordsKey,
    testing::Values(Key{"CaseIsFolded", "Palliatieve ZORG", "palliatieve zorg"},
                    Key{"AccentsGo", "Patiënt en coördinator", "patient en coordinator"},
                    Key{"HyphenIsASpace", "mbo-3", "mbo 3"},
                    Key{"SoftHyphenVanishes", "pal\u00ADliatief", "palliatief"},
                    Key{"ZeroWidthSpaceVanishes", "pal\u200Bliatief", "palliatief"},
                    Key{"SuperscriptIsItsDigit", "O²PZ", "o2pz"},
                    Key{"LigatureIsItsLetters", "ofﬁcieel", "officieel"},
                    Key{"ApostropheSeparates", "EPA's EPA’s", "epa s epa s"},
                    Key{"PlusIsAWord", "wo(+) wo+", "wo + wo +"}, Key{"EuroIsAWord", "€25", "€ 25"},
                    Key{"NoBreakSpaceSeparates", "pijn\u00A0stillen", "pijn stillen"},
                    Key{"OtherScriptsAreLetters", "العربية", "العربية"},
                    Key{"BulletsAndDashesAreNoLetters", "• pijn – angst…", "pijn angst"},
                    Key{"IllFormedBytesSeparate", "pijn\xFF\xC3stil\xE2\x82", "pijn stil"},
                    Key{"NothingIsNothing", " -- ", ""}),
    [](const auto& tested) { return tested.param.name; });

TEST(WordsSentences, EndAtAStopBeforeSpaceAndAtALine) {
  const Words words("Een zin. Nog een? Kop\nversie 2.0 van nhg.org");
  std::vector<std::size_t> sentences;
  for (std::size_t i = 0; i < words.size(); ++i) sentences.push_back(words.sentence(i));
  EXPECT_EQ(sentences, (std::vector<std::size_t>{0, 0, 1, 1, 2, 3, 3, 3, 3, 3, 3}));
  EXPECT_TRUE(words.begins_sentence(2));
  EXPECT_FALSE(words.begins_sentence(3));
}

TEST(WordsSentences, ShoutWhenTheyHaveWordsButNoSmallLetter) {
  const Words words("ALS HET NIET GAAT. Een ALS team. ALS. ÉÉN KOP\nÉén kop");
  EXPECT_TRUE(words.shouted(0));
  EXPECT_FALSE(words.shouted(5));
  EXPECT_FALSE(words.shouted(7)) << "one word may be an abbreviation";
  EXPECT_TRUE(words.shouted(8));
  EXPECT_FALSE(words.shouted(10));
}

TEST(WordsExact, IsTheTextItself) {
  const Words words("Bij ALS-patiënten: ja");
  EXPECT_EQ(words.exact(1), "ALS");
  EXPECT_EQ(words.exact(1, 3), "ALS-patiënten");
  EXPECT_EQ(words.after(2), ':');
  EXPECT_EQ(words.after(3), '\0');
}

}  // namespace
}  // namespace wegwijzer::tag
