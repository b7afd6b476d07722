#include "indexer/extract/page_language.hpp"

#include <gmock/gmock.h>

namespace wegwijzer::extract {
namespace {

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
