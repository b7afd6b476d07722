#include "language/abbreviations.hpp"

#include <gmock/gmock.h>

namespace wegwijzer::language {

void PrintTo(const Abbreviation& found, std::ostream* out) {
  *out << found.short_form << " = " << found.long_form << (found.initials ? " (initials)" : "");
}

namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct Explained {
  std::string text, short_form, long_form;
  bool initials;
};

class ExplainedAbbreviation : public ::testing::TestWithParam<Explained> {};

TEST_P(ExplainedAbbreviation, IsFound) {
  const auto& [text, short_form, long_form, initials] = GetParam();
  EXPECT_THAT(find_abbreviations(text), ElementsAre(Abbreviation{short_form, long_form, initials}))
      << text;
}

INSTANTIATE_TEST_SUITE_P(
    All, ExplainedAbbreviation,
    ::testing::Values(
        Explained{"Wie werkt in de geestelijke gezondheidszorg (ggz) weet het.", "GGZ",
                  "geestelijke gezondheidszorg", false},
        Explained{"Mensen met Niet-Aangeboren Hersenletsel (NAH)", "NAH",
                  "niet aangeboren hersenletsel", true},
        Explained{"advance care planning (ACP)", "ACP", "advance care planning", true},
        Explained{"Het team palliatieve thuiszorg (PaTz)", "PATZ", "palliatieve thuiszorg", false},
        Explained{"Eerst pijn. Dan spinale musculaire atrofie (SMA), later", "SMA",
                  "spinale musculaire atrofie", true},
        // The nearest word that fits begins the long form.
        Explained{"goede geestelijke gezondheidszorg (GGZ)", "GGZ", "geestelijke gezondheidszorg",
                  false},
        Explained{"ééndaagse opname (EO)", "EO", "eendaagse opname", true}));

class NoAbbreviation : public ::testing::TestWithParam<std::string> {};

TEST_P(NoAbbreviation, IsMadeUp) { EXPECT_THAT(find_abbreviations(GetParam()), IsEmpty()); }

INSTANTIATE_TEST_SUITE_P(
    All, NoAbbreviation,
    ::testing::Values("", "()", "(GGZ)", "(GGZ) geestelijke gezondheidszorg",
                      "geestelijke gezondheidszorg (ggz", "geestelijke gezondheidszorg ggz)",
                      "geestelijke gezondheidszorg ((ggz))", "geestelijke gezondheidszorg ( ggz )",
                      "geestelijke gezondheidszorg (g)", "geestelijke gezondheidszorg (ggz2)",
                      "geestelijke gezondheidszorg (gezondheid)",
                      // One word is no long form, and no letter may be missing from it.
                      "pijnteam (pt)", "palliatieve zorg (ggz)",
                      // A sentence does not begin in the one before, nor does it go on for ever.
                      "Geestelijke zaken. Gezondheidszorg (ggz)",
                      "Geestelijk; gezondheid van zorg (ggz)",
                      "geestelijke een twee drie vier vijf zes gezondheidszorg (ggz)",
                      "geestelijke " + std::string(200, 'x') + " gezondheidszorg (ggz)"));

TEST(Abbreviations, ComeInTheOrderOfTheText) {
  EXPECT_THAT(
      find_abbreviations("advance care planning (ACP) en niet aangeboren hersenletsel (NAH)"),
      ElementsAre(Abbreviation{"ACP", "advance care planning", true},
                  Abbreviation{"NAH", "niet aangeboren hersenletsel", true}));
}

TEST(Abbreviations, BracketsWithoutEndAreNoHarm) {
  constexpr std::size_t many = 200'000;
  std::string open_and_closed, explained;
  for (std::size_t i = 0; i < many; ++i) open_and_closed += i % 2 == 0 ? "(a" : ")";
  for (std::size_t i = 0; i < 5000; ++i) explained += "aa bb (ab) ";
  EXPECT_THAT(find_abbreviations(std::string(many, '(')), IsEmpty());
  EXPECT_THAT(find_abbreviations(std::string(many, ')')), IsEmpty());
  EXPECT_THAT(find_abbreviations(std::string(many, 'a') + "(aa)"), IsEmpty());
  EXPECT_THAT(find_abbreviations(open_and_closed), IsEmpty());
  EXPECT_EQ(find_abbreviations(explained).size(), 5000U);
}

TEST(Abbreviations, BytesBeforeTheBracketsMayBeCutAnywhere) {
  std::string text;
  for (int i = 0; i < 60; ++i) text += "ë";
  for (std::size_t cut = 0; cut < 4; ++cut) {
    const std::string before = text + std::string(cut, 'x') + " aa bb";
    EXPECT_THAT(find_abbreviations(before + " (ab)"),
                ElementsAre(Abbreviation{"AB", "aa bb", true}));
  }
}

}  // namespace
}  // namespace wegwijzer::language
