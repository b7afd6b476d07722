#include "base/utf8.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

namespace wegwijzer {
namespace {

using namespace std::string_literals;

struct Bytes {
  std::string bytes;
  std::string expected;  // after to_utf8
};

TEST(ToUtf8, ReplacesEachMaximalSubpartAsTheWhatwgDecoderDoes) {
  const auto cases = std::to_array<Bytes>({
      {"café",            "café"                   },
      {"\U0001F600",       "\U0001F600"              },
      {"a\xFFz",           "a\uFFFDz"                },
      {"\xC3",             "\uFFFD"                  }, // the second byte is missing
      {"\xE2\x82z",        "\uFFFDz"                 }, // two of three
      {"\x80\x80",         "\uFFFD\uFFFD"            }, // continuations alone
      {"\xC0\x80",         "\uFFFD\uFFFD"            }, // overlong
      {"\xE0\x80\x80",     "\uFFFD\uFFFD\uFFFD"      }, // overlong
      {"\xED\xA0\x80",     "\uFFFD\uFFFD\uFFFD"      }, // a surrogate
      {"\xF0\x9F\x98z",    "\uFFFDz"                 }, // three of four
      {"\xF4\x90\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD"}, // above U+10FFFF
      {"\xF8\x88\x80",     "\uFFFD\uFFFD\uFFFD"      }, // no lead byte
      {"",                 ""                        },
  });
  for (const Bytes& c : cases) {
    EXPECT_EQ(to_utf8(c.bytes), c.expected) << testing::PrintToString(c.bytes);
    EXPECT_EQ(is_utf8(c.bytes), c.bytes == c.expected) << testing::PrintToString(c.bytes);
  }
}

TEST(Normalise, ComposesAndDropsWhatCannotBeSeen) {
  EXPECT_EQ(normalise("cafe\u0301"), "café");
  EXPECT_EQ(normalise("pal\u00ADlia\u200Btief\uFEFF"), "palliatief");
}

TEST(Normalise, TextThatIsNormalStaysAsItIs) {
  for (const std::string text : {"patiënt – “rouw” …", "Œuvre ʒ", "€ 5", "日本語", "а́"}) {
    EXPECT_EQ(normalise(text), text);
  }
}

TEST(Normalise, CharacterBesideOnesThatNeedNoWork) {
  EXPECT_EQ(normalise("ë\u00AD"), "ë");
  EXPECT_EQ(normalise("–\u200F“"), "–“");
  EXPECT_EQ(normalise("\u212B\u0344"), "Å\u0308\u0301");
}

TEST(Normalise, ControlsBecomeSpacesButNotLines) {
  EXPECT_EQ(normalise("a\0b\x01\x7F\tc\n"s), "a b  \tc\n");
  EXPECT_EQ(normalise("é\u0080\u009Fà"), "é  à");
}

TEST(Fold, MakesSpellingsOfAWordEqual) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"PIJN",        "pijn"      },
      {"Één",       "een"       },
      {"groß",       "gross"     },
      {"m²",         "m2"        },
      {"œuvre",      "oeuvre"    },
      {"Œuvre",      "oeuvre"    },
      {"Ærø",       "aero"      },
      {"ﬁnancieel", "financieel"},
      {"naïef",      "naief"     }
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(fold(text), expected);
}

TEST(CollapseSpace, LeavesSingleSpaces) {
  EXPECT_EQ(collapse_space("  a \t\n b\u00A0\u00A0c "), "a b c");
  EXPECT_EQ(collapse_space(" \n"), "");
  EXPECT_EQ(collapse_space("\u00C2\u00A0"), "\u00C2");
}

TEST(CutUtf8, NeverCutsACharacter) {
  EXPECT_EQ(cut_utf8("café", 4), "caf");
  EXPECT_EQ(cut_utf8("café", 5), "café");
  EXPECT_EQ(cut_utf8("é", 1), "");
  EXPECT_EQ(cut_utf8("", 0), "");
}

TEST(Trim, TakesOffAsciiSpace) {
  EXPECT_EQ(trim("\t a b \r\n"), "a b");
  EXPECT_EQ(trim(" \v\f"), "");
}

TEST(ToLowerAscii, LeavesOtherLettersAlone) { EXPECT_EQ(to_lower_ascii("ÀB-Z"), "Àb-z"); }

TEST(EditDistance, CountsASwapAsOne) {
  EXPECT_EQ(edit_distance("dealy", "delay"), 1u);
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3u);
  EXPECT_EQ(edit_distance("", "abc"), 3u);
  EXPECT_EQ(edit_distance("ca", "abc"), 3u);  // optimal string alignment, not the full distance
}

TEST(Nearest, GivesTheBestOrNothing) {
  const std::vector<std::string> known = {"delay", "depth", "start"};
  EXPECT_EQ(nearest("dealy", known), "delay");
  EXPECT_EQ(nearest("stat", known), "start");
  EXPECT_EQ(nearest("concurrency", known), "");
  EXPECT_EQ(nearest("x", std::vector<std::string>{}), "");
}

}  // namespace
}  // namespace wegwijzer
