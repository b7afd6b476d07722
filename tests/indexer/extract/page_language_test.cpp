#include "indexer/extract/page_language.hpp"

#include <gmock/gmock.h>

namespace wegwijzer::extract {
namespace {

std::string language_of(std::string text, std::vector<Heading> headings,
                        std::string_view declared) {
  Extracted document;
  document.text = std::move(text);
  document.headings = std::move(headings);
  return extract::language_of(document, declared);
}

struct LanguageCase {
  const char* language;
  const char* text;
};

void PrintTo(const LanguageCase& c, std::ostream* out) { *out << c.language; }

class Language : public testing::TestWithParam<LanguageCase> {};

TEST_P(Language, IsToldByTheText) {
  EXPECT_EQ(language_of(GetParam().text, {}, ""), GetParam().language);
  EXPECT_EQ(language_of(GetParam().text, {}, "en"), GetParam().language) << "declared wrongly";
}

INSTANTIATE_TEST_SUITE_P(
    Content, Language,
    testing::Values(
        LanguageCase{
            "nl",
            "Zorg in de laatste levensfase vraagt om aandacht voor de patiënt en de naasten. "
            "Bespreek op tijd welke wensen er zijn, wie er mag beslissen en wat er nodig is "
            "om thuis te kunnen blijven. Leg de afspraken vast."},
        LanguageCase{
            "en",
            "Care at the end of life asks for attention to the patient and the family. "
            "Discuss in good time what their wishes are, who may decide and what they need "
            "to be able to stay at home. Write down what you agree."},
        LanguageCase{
            "fy",
            "Soarch yn de lêste faze fan it libben freget omtinken foar de minske dy't siik is "
            "en foar de famylje. Prate op 'e tiid oer wat minsken graach wolle, wa't beslisse "
            "mei en wat der nedich is om thús bliuwe te kinnen."},
        LanguageCase{
            "de",
            "Die Pflege am Ende des Lebens verlangt Aufmerksamkeit für den Kranken und seine "
            "Familie. Besprechen Sie rechtzeitig, welche Wünsche es gibt, wer entscheiden darf "
            "und was nötig ist, um zu Hause bleiben zu können."},
        LanguageCase{
            "fr",
            "Les soins en fin de vie demandent une attention au patient et à ses proches. "
            "Parlez à temps de leurs souhaits, de la personne qui peut décider et de ce qu'il "
            "faut pour pouvoir rester à la maison."},
        LanguageCase{
            "tr",
            "Yaşamın son döneminde bakım, hastaya ve yakınlarına dikkat etmeyi gerektirir. "
            "İsteklerin neler olduğunu, kimin karar verebileceğini ve evde kalabilmek için "
            "nelerin gerekli olduğunu zamanında konuşun."},
        LanguageCase{
            "ar",
            "تتطلب الرعاية في نهاية الحياة الاهتمام بالمريض وأسرته. تحدثوا في الوقت المناسب عن "
            "رغباتهم وعمن يحق له اتخاذ القرار وعما يلزم للبقاء في المنزل."}),
    [](const auto& tested) { return std::string(tested.param.language); });

struct SentenceCase {
  const char* language;
  const char* text;
};

void PrintTo(const SentenceCase& c, std::ostream* out) { *out << c.text; }

class LanguageOfASentence : public testing::TestWithParam<SentenceCase> {};

TEST_P(LanguageOfASentence, OverrulesWhatIsDeclared) {
  EXPECT_EQ(language_of(GetParam().text, {}, "nl"), GetParam().language);
  EXPECT_EQ(language_of(GetParam().text, {}, ""), GetParam().language);
}

INSTANTIATE_TEST_SUITE_P(
    Content, LanguageOfASentence,
    testing::Values(
        SentenceCase{"de",
                     "Die Pflege am Ende des Lebens verlangt Aufmerksamkeit für den "
                     "Kranken und seine Familie."},
        SentenceCase{"fr",
                     "Les soins en fin de vie demandent une attention au patient et à ses "
                     "proches."},
        SentenceCase{"pl",
                     "Opieka paliatywna wymaga uwagi dla chorego i jego rodziny w ostatnich "
                     "dniach życia."},
        SentenceCase{"tr",
                     "Yaşamın son döneminde bakım, hastaya ve yakınlarına dikkat etmeyi "
                     "gerektirir."},
        SentenceCase{"en",
                     "Care at the end of life asks for attention to the patient and the "
                     "family."},
        SentenceCase{"nl", "Rouw na verlies: steun voor nabestaanden en hun naaste omgeving."},
        SentenceCase{"ar", "الرعاية"},
        SentenceCase{"ru", "Паллиативная помощь нужна больному и его семье."},
        SentenceCase{"zh", "临终关怀"}),
    [](const auto& tested) { return std::string(tested.param.language); });

TEST(LanguageOfTitle, IsNotThatOfItsLoanWords) {
  for (const char* title :
       {"Webinar Shared decision making bij kwetsbare ouderen in de palliatieve zorg",
        "Tool: Serious Illness Conversation Guide, Utrecht Symptoom Dagboek 4D, SPICT-NL",
        "Download PDF - Bekijk video - Infographic Markeren palliatieve fase"}) {
    EXPECT_EQ(language_of(title, {}, "nl"), "nl") << title;
    EXPECT_NE(language_of(title, {}, ""), "en") << title;
  }
}

TEST(LanguageOfListedItem, IsThatOfTitleAndSummary) {
  Extracted item;
  item.title = "End of life care";
  item.summary = "What patients and families need to know about the last days.";
  EXPECT_EQ(extract::language_of(item, ""), "en");
}

TEST(LanguageOfShortText, IsAsDeclared) {
  EXPECT_EQ(language_of("Advance care planning in de praktijk", {}, "nl"), "nl");
  EXPECT_EQ(language_of("", {}, ""), "");
}

constexpr std::string_view dutch_line =
    "Vraag naar jeuk en leg uit wat er aan te doen is, ook als de oorzaak niet is weg te nemen.\n";

std::string english_literature() {
  std::string lines = "Literatuur\n";
  for (int i = 0; i < 200; ++i) {
    lines += "Smith J. Management of pruritus in patients with advanced disease: a review.\n";
  }
  return lines;
}

TEST(LanguageOfGuideline, IsNotThatOfItsLiterature) {
  const std::string text = std::string(dutch_line) + std::string(dutch_line) +
                           std::string(dutch_line) + english_literature();
  EXPECT_EQ(language_of(text, {}, "en"), "nl");
}

TEST(References, EndAtTheNextHeadingOfTheirLevel) {
  const std::string text = "Literatuur\nBoeken\nSmith J.\nBijlagen\nTabel";
  const std::vector<Heading> headings = {
      {.level = 2, .text = "Literatuur", .anchor = "", .offset = 0 },
      {.level = 3, .text = "Boeken",     .anchor = "", .offset = 11},
      {.level = 2, .text = "Bijlagen",   .anchor = "", .offset = 27}
  };
  EXPECT_EQ(without_references(text, headings), "Bijlagen\nTabel\n");
  EXPECT_EQ(without_references("Tekst\nReferenties\nSmith J.", {}), "Tekst\n");
  EXPECT_EQ(without_references("Literatuur is er genoeg.\nx", {}), "Literatuur is er genoeg.\nx\n");
}

}  // namespace
}  // namespace wegwijzer::extract
