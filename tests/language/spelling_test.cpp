#include "language/spelling.hpp"

#include <gmock/gmock.h>

#include "support/temp_dir.hpp"

namespace wegwijzer::language {
namespace {

struct Distance {
  std::string a, b;
  double distance;
};

class SpellingDistance : public ::testing::TestWithParam<Distance> {};

TEST_P(SpellingDistance, IsTheSameBothWays) {
  const auto& [a, b, distance] = GetParam();
  EXPECT_EQ(spelling_distance(a, b, 9), distance) << a << " " << b;
  EXPECT_EQ(spelling_distance(b, a, 9), distance) << b << " " << a;
}

INSTANTIATE_TEST_SUITE_P(
    All, SpellingDistance,
    ::testing::Values(Distance{"delier", "delier", 0}, Distance{"", "", 0},
                      // One letter too many, too few, or another.
                      Distance{"delier", "delire", 1}, Distance{"dlier", "delier", 1},
                      Distance{"tabel", "tafel", 1}, Distance{"", "pijn", 4},
                      // Neighbours that changed places.
                      Distance{"zorg", "zogr", 1}, Distance{"hospcie", "hospice", 1},
                      // One sound, two spellings.
                      Distance{"canker", "kanker", 0.5}, Distance{"medisijn", "medicijn", 0.5},
                      Distance{"hont", "hond", 0.5}, Distance{"frij", "vrij", 0.5},
                      Distance{"sorg", "zorg", 0.5}, Distance{"systeem", "sisteem", 0.5},
                      Distance{"dilier", "delier", 0.5}, Distance{"pallatief", "pollatief", 0.5},
                      // A letter doubled, a mute h, the e of "ie".
                      Distance{"paliatief", "palliatief", 0.5}, Distance{"pijnn", "pijn", 0.5},
                      Distance{"tuis", "thuis", 0.5}, Distance{"brif", "brief", 0.5},
                      // Faults add up.
                      Distance{"paliatiev", "palliatief", 1}, Distance{"orgz", "zorg", 2}));

TEST(SpellingDistance, PastTheMostItIsMoreThanThat) {
  EXPECT_GT(spelling_distance("pijn", "medicatie", 2), 2);
  EXPECT_GT(spelling_distance(std::string(64, 'a'), std::string(64, 'x'), 1), 1);
}

class Spelling : public ::testing::Test {
 protected:
  /// What becomes of `form` where the collection has these words.
  std::string corrected(std::string_view form, const std::map<std::string, std::uint32_t>& counts,
                        const std::string& known_words = "", std::vector<std::string> also = {}) {
    const auto file = folder_.path() / "vocabulary.tsv", known = folder_.path() / "known";
    EXPECT_TRUE(write_vocabulary(file, counts));
    EXPECT_TRUE(write_known_words(known, {folder_.write("words", known_words).string()}));
    const auto vocabulary = Vocabulary::open(file);
    const auto known_already = KnownWords::open(known);
    return Speller(*vocabulary, *known_already, std::move(also)).correct(form);
  }

  wegwijzer::testing::TempDir folder_;
};

TEST_F(Spelling, TheNearestWordIsMeant) {
  EXPECT_EQ(corrected("dilier",
                      {
                          {"delier", 3  },
                          {"dollar", 900}
  }),
            "delier");
  EXPECT_EQ(corrected("paliatiev",
                      {
                          {"palliatief", 3}
  }),
            "palliatief");
  EXPECT_EQ(corrected("canker",
                      {
                          {"kanker", 2  },
                          {"banken", 900}
  }),
            "kanker");
}

TEST_F(Spelling, OfEquallyNearWordsTheMostFrequent) {
  EXPECT_EQ(corrected("hxnd",
                      {
                          {"hind", 5 },
                          {"hulp", 9 },
                          {"hand", 50},
                          {"hond", 49}
  }),
            "hand");
}

TEST_F(Spelling, TheFirstLetterIsSeldomWrong) {
  EXPECT_EQ(corrected("balk",
                      {
                          {"balg", 2  },
                          {"valk", 100}
  }),
            "balg");
  EXPECT_EQ(corrected("balk",
                      {
                          {"valk", 2}
  }),
            "valk");
}

TEST_F(Spelling, AShortWordMayHaveOneFaultALongerTwo) {
  EXPECT_EQ(corrected("zxrx",
                      {
                          {"zorg", 9}
  }),
            "");
  EXPECT_EQ(corrected("zxrg",
                      {
                          {"zorg", 9}
  }),
            "zorg");
  EXPECT_EQ(corrected("dxlixr",
                      {
                          {"delier", 9}
  }),
            "delier");
  EXPECT_EQ(corrected("dxlixx",
                      {
                          {"delier", 9}
  }),
            "");
}

TEST_F(Spelling, ACorrectWordStaysThoughTheCollectionLacksIt) {
  EXPECT_EQ(corrected("gezin",
                      {
                          {"gezien", 90}
  }),
            "gezien");
  EXPECT_EQ(corrected("gezin",
                      {
                          {"gezien", 90}
  },
                      "gezin\n"),
            "");
}

TEST_F(Spelling, TwoCorrectWordsWrittenAsOneStay) {
  EXPECT_EQ(corrected("huisbezoek",
                      {
                          {"huisbezoeken", 90}
  },
                      "huis\nbezoek\n"),
            "");
}

TEST_F(Spelling, AWordWithADigitStays) {
  EXPECT_EQ(corrected("mbo44",
                      {
                          {"mbo4", 9},
                          {"mbos", 9}
  }),
            "");
}

TEST_F(Spelling, NothingBecomesAWordWithADigit) {
  EXPECT_EQ(corrected("morfine",
                      {
                          {"morfine2", 900}
  }),
            "");
}

TEST_F(Spelling, ThreeLettersAreTooFewToTell) {
  EXPECT_EQ(corrected("zrg",
                      {
                          {"zorg", 900}
  }),
            "");
  EXPECT_EQ(corrected("",
                      {
                          {"zorg", 900}
  }),
            "");
}

TEST_F(Spelling, TheThesaurusKnowsWordsBesidesThoseOfTheCollection) {
  EXPECT_EQ(corrected("euthenasie", {}, "", {"euthanasie"}), "euthanasie");
}

TEST_F(Spelling, AnOverlongWordStays) {
  for (const std::size_t length : {61U, 62U, 63U, 64U, 65U, 1000U}) {
    EXPECT_EQ(corrected(std::string(length, 'a') + "b",
                        {
                            {std::string(64, 'a'), 9}
    })
                      .size() %
                  64,
              0U);
  }
}

TEST_F(Spelling, OfWhatMayBeACompoundIsOnlyPutRightBySound) {
  EXPECT_EQ(corrected("scholling",
                      {
                          {"scholing", 9}
  },
                      "schol\nling\n"),
            "scholing");
  EXPECT_EQ(corrected("zorgplek",
                      {
                          {"zorgplan", 9}
  },
                      "zorg\nplek\n"),
            "");
}

}  // namespace
}  // namespace wegwijzer::language
