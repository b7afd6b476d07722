#include "indexer/extract/mojibake.hpp"

#include <gmock/gmock.h>

namespace wegwijzer::extract {
namespace {

struct Case {
  const char* name;
  std::string text;
  std::string mended;  ///< the same when nothing may change
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

class Mojibake : public testing::TestWithParam<Case> {};

TEST_P(Mojibake, Becomes) {
  EXPECT_EQ(mended_text(GetParam().text).value_or(GetParam().text), GetParam().mended);
}

INSTANTIATE_TEST_SUITE_P(
    Consistent, Mojibake,
    testing::Values(Case{"Windows1252", "patiÃ«nten en cafÃ©s", "patiënten en cafés"},
                    Case{"Windows1257", "georiĆ«nteerd", "georiënteerd"},
                    Case{"Latin2", "RenĂŠe", "Renée"},
                    Case{"LeadByteChanged", "patiƫnten", "patiënten"},
                    Case{"Quotation", "een â€œwoordâ€ en â€™s avonds", "een “woord” en ’s avonds"},
                    Case{"GraveWhoseHardSpaceIsGone", "dÃ©jÃ vu, vis Ã vis", "déjà vu, vis à vis"},
                    Case{"HardSpaces", "regel Â\nnog een Â\nslot", "regel \nnog een \nslot"}),
    [](const auto& tested) { return tested.param.name; });

const auto unchanged = [](const char* name, const char* text) { return Case{name, text, text}; };

INSTANTIATE_TEST_SUITE_P(
    Untouched, Mojibake,
    testing::Values(
        // On Palliaweb itself both stand on one page.
        unchanged("BesideAGoodOne", "patiƫnten en patiënten"),
        unchanged("BesideAGoodOneInWindows1252", "patiÃ«nten en patiënten"),
        unchanged("TwoMisreadings", "patiÃ«nten en georiĆ«nteerd"),
        unchanged("Dutch", "patiënten, cafés, één, vóór, 37 °C, “zo”, 5 €"),
        unchanged("French", "À la carte, ça va, élève, Ça là"),
        unchanged("Polish", "Zażółć gęślą jaźń"), unchanged("Turkish", "ağrı ve şifa, İstanbul"),
        unchanged("Lithuanian", "šeši žąsų kąsniai, Ė"), unchanged("Arabic", "الرعاية التلطيفية"),
        unchanged("EuroSignForALetter", "pati€nten en Levensori€ntatie"),
        unchanged("OneLoneA", "regel Â\nslot"), unchanged("Ascii", "zorg"), unchanged("Empty", "")),
    [](const auto& tested) { return tested.param.name; });

TEST(MojibakeInADocument, HeadingsStayWithTheirLines) {
  Extracted page;
  page.title = "PatiÃ«nt";
  page.text = "CafÃ©\nDe patiÃ«nt\nBesluit\nslot";
  page.headings = {
      {.level = 1, .text = "CafÃ©", .anchor = "a", .offset = 0 },
      {.level = 1, .text = "Besluit", .anchor = "b", .offset = 20}
  };
  page.fields["Doelgroep"] = {"patiÃ«nten"};
  mend_mojibake(page);
  EXPECT_EQ(page.title, "Patiënt");
  EXPECT_EQ(page.text, "Café\nDe patiënt\nBesluit\nslot");
  EXPECT_EQ(page.headings[0].text, "Café");
  EXPECT_EQ(page.headings[0].offset, 0u);
  EXPECT_EQ(page.text.substr(page.headings[1].offset, 7), "Besluit");
  EXPECT_EQ(page.fields["Doelgroep"].front(), "patiënten");
}

TEST(MojibakeInADocument, AGoodTitleLeavesTheTextAsItIs) {
  Extracted page;
  page.title = "Zorg voor patiënten";
  page.text = "De patiÃ«nt";
  Extracted before = page;
  mend_mojibake(page);
  EXPECT_EQ(page, before);
}

}  // namespace
}  // namespace wegwijzer::extract
