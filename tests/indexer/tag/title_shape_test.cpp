#include "indexer/tag/title_shape.hpp"

#include <gtest/gtest.h>

namespace wegwijzer::tag {
namespace {

struct Title {
  const char* name;
  const char* title;
  const char* kind;  ///< one word of it
  bool is_of;
};

void PrintTo(const Title& title, std::ostream* out) { *out << title.title; }

class TitleShape : public testing::TestWithParam<Title> {};

TEST_P(TitleShape, SaysWhatItIsTheTitleOf) {
  const Words title(GetParam().title);
  std::uint32_t at = 0;
  while (at < title.size() && title.exact(at) != GetParam().kind) ++at;
  ASSERT_LT(at, title.size());
  EXPECT_EQ(is_title_of({0, at, at + 1}, title), GetParam().is_of);
}

INSTANTIATE_TEST_SUITE_P(
    Rules, TitleShape,
    testing::Values(Title{"FirstWord", "Film over de laatste dagen", "Film", true},
                    Title{"BehindAdjectives", "Gratis nieuwe digitale cursus rouw", "cursus", true},
                    Title{"BehindANumber", "12 filmpjes over rouw", "filmpjes", true},
                    Title{"BehindAnAbbreviation", "KNMG en een richtlijn", "richtlijn", false},
                    Title{"SecondWordOfASplitCompound", "Euthanasie congres", "congres", true},
                    Title{"NotBehindAVerb", "De minister bezoekt een congres", "congres", false},
                    Title{"NotBehindANoun", "Palliatieve psychiatrie een verkenning", "verkenning",
                          false},
                    Title{"NotBehindASign", "Rouw: nieuwe cursus begint", "cursus", false},
                    Title{"BeforeAColon", "Podcast: op leven en dood", "Podcast", true},
                    Title{"InBracketsAtTheEnd", "Dood in de stad (video)", "video", true},
                    Title{"BehindABar", "De laatste dagen | podcast", "podcast", true},
                    Title{"BehindADash", "Rouw bij kinderen - lesbrief", "lesbrief", true},
                    Title{"NotAtTheEndWithoutASign", "Leren van een film", "film", false},
                    Title{"NotBehindADashWithMore", "Rouw - film bij de les", "film", false}),
    [](const auto& tested) { return tested.param.name; });

}  // namespace
}  // namespace wegwijzer::tag
