#include "indexer/extract/story_template.hpp"

#include <gmock/gmock.h>

namespace wegwijzer::extract {
namespace {

struct Case {
  const char* name;
  const char* text;
  bool is_story;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

class StoryTemplate : public testing::TestWithParam<Case> {};

TEST_P(StoryTemplate, IsRecognised) {
  Extracted extracted;
  extracted.text = GetParam().text;
  recognise_story(extracted);
  EXPECT_EQ(extracted.fields.count("template"), GetParam().is_story ? 1u : 0u);
}

INSTANTIATE_TEST_SUITE_P(
    Texts, StoryTemplate,
    testing::Values(
        Case{
            "AllFourParts",
            "Onrust in de nacht\nCasus\nEen man\nAanpak\nWij\nUitkomst\nRust\nAandachtspunten\nBel",
            true},
        Case{"UitkomstMayBeEmpty", "Casus\nEen man\nAanpak\nWij\nAandachtspunten\nBel", true},
        Case{"InATable", "Casus | Een man\nAanpak | Wij\nUitkomst | Rust", true},
        Case{"BeforeAColon", "CASUS: een man\nAANPAK: wij\nUITKOMST: rust", true},
        Case{"Numbered", "1. Casus\nEen man\n2. Aanpak\nWij\n3. Uitkomst\nRust", true},
        Case{"WordsInSentences", "Casus en aanpak\nDe aanpak was goed\nUitkomst van onderzoek",
             false},
        Case{"WithoutAanpak", "Casus\nEen man\nUitkomst\nRust\nAandachtspunten\nBel", false},
        Case{"InAnotherOrder", "Uitkomst\nRust\nAanpak\nWij\nCasus\nEen man", false},
        Case{"OnlyCasusAndAanpak", "Casus\nEen man\nAanpak\nWij", false}, Case{"Empty", "", false}),
    [](const auto& tested) { return tested.param.name; });

}  // namespace
}  // namespace wegwijzer::extract
