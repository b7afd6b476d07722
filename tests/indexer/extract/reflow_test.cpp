#include "indexer/extract/reflow.hpp"

#include <gmock/gmock.h>

#include <string>

namespace wegwijzer::extract {
namespace {

struct Case {
  const char* name;
  std::string text;
  const char* flowed;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

class Reflow : public testing::TestWithParam<Case> {};

TEST_P(Reflow, Gives) { EXPECT_EQ(reflow(GetParam().text), GetParam().flowed); }

INSTANTIATE_TEST_SUITE_P(
    Text, Reflow,
    testing::Values(
        Case{"LinesOfAParagraph", "een zin die aan het eind van de regel afbreekt\nen verdergaat.",
             "een zin die aan het eind van de regel afbreekt en verdergaat."},
        Case{"EmptyLine", "een\n\ntwee", "een\ntwee"},
        Case{"PageBreak", "een\n\ftwee", "een\ntwee"},
        Case{"HeadingStaysApart", "Inleiding\nDe zorg", "Inleiding\nDe zorg"},
        Case{"ListMarks", "wij doen\n• een\n• twee\n1. drie\n- vier",
             "wij doen\n• een\n• twee\n1. drie\n- vier"},
        Case{"HyphenatedWord", "be-\nnauwdheid", "benauwdheid"},
        Case{"HyphenThatStays", "huis-\nen tuin", "huis- en tuin"},
        Case{"AbbreviationKeepsItsHyphen", "COPD-\npatiënten", "COPD- patiënten"},
        Case{"Ligatures", "identi\uFB01catie e\uFB00ect a\uFB03che",
             "identificatie effect affiche"},
        Case{"LooseDiaeresis", "patie ¨nten en patie¨nten, Bo ¨gels",
             "patiënten en patiënten, Bögels"},
        Case{"DiaeresisOnItsOwnStays", "een ¨ teken", "een ¨ teken"},
        Case{"SoftHyphens", "pal\u00ADli\u00ADatief", "palliatief"},
        Case{"SoftHyphenAtALineEnd", "palli\u00AD\natief", "palliatief"},
        Case{"DotLeaders", "Inleiding ........ 3", "Inleiding 3"},
        Case{"ReplacementLeaders", "Inleiding \uFFFD\uFFFD\uFFFD\uFFFD 3", "Inleiding 3"},
        Case{"LeaderBeforeAWideCharacter", "\uFFFD\uFFFD\uFFFD\uFF08", "\uFF08"},
        Case{"ThreeDotsStay", "en dan...", "en dan..."},
        Case{"CarriageReturns", "een\r\n\r\ntwee\r\n", "een\ntwee"}, Case{"Empty", "", ""},
        Case{"OnlySpace", " \n\f\n ", ""}),
    [](const auto& tested) { return tested.param.name; });

TEST(Reflow, TakesTimeInProportion) {
  // Was quadratic: each repair moved the rest of the text. Minutes then, and the suite's own limit
  // ends it.
  std::string text;
  for (int i = 0; i < 600'000; ++i) text += "\uFB01 ¨a.... ";
  EXPECT_FALSE(reflow(text).empty());
}

}  // namespace
}  // namespace wegwijzer::extract
