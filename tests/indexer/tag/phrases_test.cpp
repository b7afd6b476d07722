#include "indexer/tag/phrases.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace wegwijzer::tag {
namespace {

struct Search {
  const char* name;
  const char* phrase;
  Case letters;
  const char* text;
  int matches;
  Compounds compounds = Compounds::AsWritten;
};

void PrintTo(const Search& search, std::ostream* out) {
  *out << "\"" << search.phrase << "\" in \"" << search.text << "\"";
}

class PhrasesFind : public testing::TestWithParam<Search> {};

TEST_P(PhrasesFind, InText) {
  Phrases phrases;
  phrases.add(GetParam().phrase, GetParam().letters, GetParam().compounds);
  EXPECT_EQ(phrases.find(Words(GetParam().text)).size(),
            static_cast<std::size_t>(GetParam().matches));
}

constexpr auto folded = Case::Folded;
constexpr auto exact = Case::Exact;

INSTANTIATE_TEST_SUITE_P(
    Rules, PhrasesFind,
    testing::Values(
        Search{"WholeWordsOnly", "roc", folded, "proces, Groc, ROC", 1},
        Search{"NotTheEndOfAWord", "mbo", folded, "vmbo symbool", 0},
        Search{"HyphenIsASpace", "mbo-opleiding", folded, "de MBO opleiding", 1},
        Search{"ShortWordBeginsNoCompound", "hospice", folded, "hospicezorg", 0},
        Search{"LongWordBeginsACompound", "mantelzorg", folded, "Mantelzorgondersteuning", 1},
        Search{"HyphenAtTheEndOpensAShortWord", "rouw-", folded, "rouwverwerking", 1},
        Search{"CompoundOnlyOfTheLastWord", "palliatieve zorg", folded, "palliatieve zorgen", 0},
        Search{"LastWordOfSeveralMayBeLong", "in de stervensfase", folded, "in de stervensfases",
               1},
        Search{"FirstWordOfSeveralIsWhole", "palliatieve zorg", folded, "palliatievere zorg", 0},
        Search{"NotAcrossSentences", "onderzoek en zorg", folded, "onderzoek. En zorg", 0},
        Search{"NotAcrossLines", "palliatieve zorg", folded, "palliatieve\nzorg", 0},
        Search{"AcrossACommaYes", "onderwijs praktijk", folded, "onderwijs, praktijk", 1},
        Search{"SignAtTheEndIsWanted", "VG:", folded, "VG: hypertensie, VG-sector", 1},
        Search{"PlusTellsApart", "wo+", folded, "wo 3 juni", 0},
        Search{"ExactWantsItsCapitals", "ALS", exact, "Als u, als ik, een ALS team", 1},
        Search{"ExactBeginsNoCompound", "LASTMETER", exact, "LASTMETERS zijn er", 0},
        Search{"ExactNotInAShout", "ALS", exact, "ALS HET NIET MEER GAAT.", 0},
        Search{"ExactMayStandAlone", "ALS", exact, "ALS", 1},
        Search{"ExactOfSeveralWords", "POH-GGZ", exact, "De POH-GGZ belt, de poh-ggz niet", 1},
        Search{"APluralStandsForItsSingular", "keuzedeel", folded, "keuzedelen kiezen", 1},
        Search{"ASingularStandsForItsPlural", "ernstig zieke kinderen", folded,
               "een ernstig ziek kind", 0},
        Search{"EveryWordOfAPhraseIsInflected", "kwetsbare oudere", folded,
               "kwetsbaar en ouderen, "
               "kwetsbare ouderen",
               1},
        Search{"AShortWordIsNotInflected", "zorg", folded, "zorgen", 0},
        Search{"ANameIsNotInflected", "Leiden", folded, "hij leide", 0},
        Search{"TheEndOfACompound", "-richtlijn", folded, "richtlijn, dementierichtlijn", 2},
        Search{"TheEndOfACompoundInThePlural", "-webinar", folded, "avondwebinars", 1},
        Search{"NotTheEndWithoutAHyphen", "webinar", folded, "avondwebinar", 0},
        Search{"TheEndOfACompoundBeginsAPhrase", "-richtlijn palliatieve zorg", folded,
               "de conceptrichtlijn palliatieve zorg", 1},
        Search{"AnyEndOfACompound", "webinar", folded, "avondwebinar", 1, Compounds::Ends},
        Search{"NoBeginningWhereTheEndSaysWhatItIs", "documentaire", folded, "documentairemaker", 0,
               Compounds::Ends},
        Search{"AnyBeginningOfACompound", "hospice", folded, "hospicezorg", 1, Compounds::Anywhere},
        Search{"NotTheEndOfAnotherWord", "rituele", folded, "spirituele", 0, Compounds::Anywhere},
        Search{"NoShortWordIsPartOfAny", "rouw", folded, "trouw, rouwen", 0, Compounds::Anywhere},
        Search{"NoPluralBeginsACompound", "psychose", folded, "psychosociaal", 0,
               Compounds::Anywhere},
        Search{"NoNameIsPartOfAny", "Leiden", folded, "opleiden", 0, Compounds::Anywhere},
        Search{"AWordWithAnAccentIsInflected", "patiënt", folded, "patiënten", 1},
        Search{"EachOccurrenceCounts", "pijn", folded, "pijn en pijn", 2}),
    [](const auto& tested) { return tested.param.name; });

TEST(PhrasesAdd, TheSamePhraseHasOneId) {
  Phrases phrases;
  const PhraseId first = phrases.add("Rouw", Case::Folded);
  EXPECT_EQ(phrases.add("Rouw", Case::Folded), first);
  EXPECT_NE(phrases.add("Rouw", Case::Exact), first);
}

TEST(PhrasesFind, OverlappingMatchesAreAllFound) {
  Phrases phrases;
  const PhraseId one = phrases.add("zorg", Case::Folded);
  const PhraseId two = phrases.add("palliatieve zorg", Case::Folded);
  EXPECT_EQ(phrases.find(Words("palliatieve zorg")), (std::vector<Match>{
                                                         {two, 0, 2},
                                                         {one, 1, 2}
  }));
}

TEST(PhrasesFind, APhraseWithoutWordsIsNowhere) {
  Phrases phrases;
  phrases.add("--", Case::Folded);
  EXPECT_TRUE(phrases.find(Words("een -- twee")).empty());
}

}  // namespace
}  // namespace wegwijzer::tag
