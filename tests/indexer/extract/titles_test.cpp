#include "indexer/extract/titles.hpp"

#include <gmock/gmock.h>

namespace wegwijzer::extract {
namespace {

struct Case {
  const char* name;
  const char* written;
  std::vector<std::string> endings;
  const char* site;
  const char* title;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

class TidyTitle : public testing::TestWithParam<Case> {};

TEST_P(TidyTitle, Gives) {
  const Case& c = GetParam();
  EXPECT_EQ(tidy_title(c.written, c.endings, c.site), c.title);
}

INSTANTIATE_TEST_SUITE_P(
    Titles, TidyTitle,
    testing::Values(
        Case{
            "Plain", "Palliatieve sedatie", {},
              "", "Palliatieve sedatie"
},
        Case{"Ending", "Palliatieve sedatie - Carend", {" - Carend"}, "", "Palliatieve sedatie"},
        Case{"EndingsInAnyOrder", "Rouw [VRAAG!] | Carend", {"[VRAAG!]", " | Carend"}, "", "Rouw"},
        Case{"EndingTwice", "Rouw - Agora - Agora", {" - Agora"}, "", "Rouw"},
        Case{"NeverEmpty", "Carend", {"Carend"}, "", "Carend"},
        Case{"SiteBehind", "Rouw en verlies | agora", {}, "Agora", "Rouw en verlies"},
        Case{"SiteBefore", "Agora › Rouw en verlies", {}, "Agora", "Rouw en verlies"},
        Case{"SiteWithinStays", "Agora helpt | Rouw", {}, "Agora", "Agora helpt | Rouw"},
        Case{"OnlyTheLastPart", "Pijn - Kinderen - Agora", {}, "Agora", "Pijn - Kinderen"},
        Case{"Doubled", "Pijn bij kinderen Pijn bij kinderen", {}, "", "Pijn bij kinderen"},
        Case{"DoubledWithDash",
             "Pijn bij kinderen - Pijn bij kinderen",
             {},
             "",
             "Pijn bij kinderen"},
        Case{"ShortRepeatStays", "Tai Tai", {}, "", "Tai Tai"},
        Case{"WhiteSpace", "  Pijn\n\t bij\u00A0kinderen ", {}, "", "Pijn bij kinderen"},
        Case{"Empty", "", {" - Carend"}, "Carend", ""}),
    [](const auto& tested) { return tested.param.name; });

TEST(WithContext, PutsTheContextFirst) {
  EXPECT_EQ(with_context("Inleiding", "Richtlijn Dementie"), "Richtlijn Dementie - Inleiding");
}

TEST(WithContext, IsNotSaidTwice) {
  EXPECT_EQ(with_context("Pijn bij dementie", "Dementie"), "Pijn bij dementie");
  EXPECT_EQ(with_context("Dementie", "Dementie"), "Dementie");
}

TEST(WithContext, LooksAtWholeWords) {
  EXPECT_EQ(with_context("Pijnstilling", "Pijn"), "Pijn - Pijnstilling");
}

TEST(WithContext, DoesWithoutEither) {
  EXPECT_EQ(with_context("Inleiding", ""), "Inleiding");
  EXPECT_EQ(with_context("", "Richtlijn Dementie"), "Richtlijn Dementie");
}

TEST(SharedEnding, IsWhatMostTitlesEndOn) {
  EXPECT_EQ(shared_ending({"Pijn - Carend", "Rouw - Carend", "Over ons", "Delier - Carend"}),
            " - Carend");
  EXPECT_EQ(shared_ending({"A | Kennis - X", "B | Kennis - X", "C | Kennis - X"}), " | Kennis - X");
  EXPECT_EQ(shared_ending({"A | Kennis - X", "B | Kennis - X", "C | Nieuws - X"}), " - X");
}

TEST(SharedEnding, IsNotWhatAFewShare) {
  EXPECT_EQ(shared_ending({}), "");
  EXPECT_EQ(shared_ending({"Pijn - Carend", "Rouw - Carend"}), "");
  EXPECT_EQ(shared_ending({"Pijn - A", "Rouw - A", "Delier - A", "X", "Y", "Z"}), "");
  EXPECT_EQ(shared_ending({"Pijn", "Pijn", "Pijn"}), "");
  EXPECT_EQ(shared_ending({" - Carend", " - Carend", " - Carend"}), "");
}

TEST(TellingTitle, IsWhatAWriterGave) {
  EXPECT_TRUE(is_telling_title("Handreiking palliatieve sedatie"));
  EXPECT_TRUE(is_telling_title("Document over zingeving bij jongeren met kanker"));
  EXPECT_TRUE(is_telling_title("Rouw"));
}

TEST(TellingTitle, IsNotWhatAProgramLeft) {
  for (const char* title :
       {"", "x", "Microsoft Word - handreiking.docx", "Microsoft Word - Document1",
        "handreiking.pdf", "190128_Kennisagenda KPZ", "Dia 1", "PowerPoint-presentatie",
        "Untitled-1", "C:\\temp\\rouw en verlies", "2019-03-12 14:00", "Document1"}) {
    EXPECT_FALSE(is_telling_title(title)) << title;
  }
}

TEST(FileName, BecomesWords) {
  EXPECT_EQ(title_from_file_name("190128_Kennisagenda%20KPZ.pdf"), "Kennisagenda KPZ");
  EXPECT_EQ(title_from_file_name("/getmedia/12ab/Handreiking-rouw.pdf"), "Handreiking rouw");
  EXPECT_EQ(title_from_file_name("COPD - zorgpad.docx"), "COPD - zorgpad");
  EXPECT_EQ(title_from_file_name("verslag 1.2"), "verslag 1.2");
  EXPECT_EQ(title_from_file_name("%E2%28"), "\uFFFD(");
  EXPECT_EQ(title_from_file_name("50%"), "50%");
  EXPECT_EQ(title_from_file_name(""), "");
}

}  // namespace
}  // namespace wegwijzer::extract
