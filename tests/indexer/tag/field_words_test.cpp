#include "indexer/tag/field_words.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wegwijzer::tag {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Taxonomy taxonomy() {
  FacetValue children, adults, elderly, nurse, role;
  children.id = "kinderen";
  children.label = {
      {"nl", "Kinderen (0-18)"},
      {"en", "Children"       }
  };
  children.when.source_label = {"Patiëntgroep: Kinderen"};
  adults.id = "volwassenen";
  adults.label = {
      {"nl", "Volwassenen"}
  };
  elderly.id = "ouderen";
  elderly.label = {
      {"nl", "Kwetsbare ouderen"}
  };
  elderly.short_label = {
      {"nl", "Oud"}
  };
  nurse.id = "verpleegkundige";
  nurse.label = {
      {"nl", "Verpleegkundige"}
  };
  nurse.when.source_label = {"Gebruiker: Verpleegkundige"};
  role.id = "communicator";
  role.label = {
      {"nl", "Communicator"}
  };
  role.when.source_label = {"CanMEDs rol communicator | communiceren"};

  Facet group, audience;
  group.id = "doelgroep";
  group.label = {
      {"nl", "Doelgroep"    },
      {"en", "Patient group"}
  };
  group.values = {children, adults, elderly};
  audience.id = "publiek";
  audience.label = {
      {"nl", "Publiek"}
  };
  audience.values = {nurse, role};
  return Taxonomy{
      {group, audience}
  };
}

struct Answer {
  std::vector<std::string> values;
  std::vector<UnmappedWord> unmapped;
};

Answer read(const std::string& field, const std::string& word, const source::Source& source = {}) {
  const Taxonomy loaded = taxonomy();
  const Values values(loaded);
  const FieldMatches matches = FieldWords(loaded, values)
                                   .read(
                                       {
                                           {field, {word}}
  },
                                       source);
  Answer answer{{}, matches.unmapped};
  for (const FieldMatch& match : matches.found) {
    answer.values.push_back(values[match.value].value->id);
  }
  return answer;
}

struct Word {
  const char* name;
  const char* field;
  const char* word;
  const char* value;  // empty: none
};

void PrintTo(const Word& word, std::ostream* out) { *out << word.field << ": " << word.word; }

class FieldWord : public testing::TestWithParam<Word> {};

TEST_P(FieldWord, IsTheValue) {
  const Answer answer = read(GetParam().field, GetParam().word);
  if (*GetParam().value == '\0') {
    EXPECT_THAT(answer.values, IsEmpty());
  } else {
    EXPECT_THAT(answer.values, ElementsAre(GetParam().value));
    EXPECT_THAT(answer.unmapped, IsEmpty());
  }
}

INSTANTIATE_TEST_SUITE_P(
    Forms, FieldWord,
    testing::Values(
        Word{"Id", "doelgroep", "kinderen", "kinderen"},
        Word{"Label", "doelgroep", "kinderen (0-18)", "kinderen"},
        Word{"LabelInEnglish", "doelgroep", "Children", "kinderen"},
        Word{"ShortLabel", "doelgroep", "oud", "ouderen"},
        Word{"FieldByLabel", "Patient group", "Children", "kinderen"},
        Word{"FieldInCapitals", "DOELGROEP", "Volwassenen", "volwassenen"},
        Word{"Plural", "publiek", "Verpleegkundigen", "verpleegkundige"},
        Word{"Singular", "doelgroep", "volwassene", "volwassenen"},
        Word{"SourceLabel", "Gebruiker", "verpleegkundige", "verpleegkundige"},
        Word{"SourceLabelWithoutAccent", "Patientgroep", "kinderen", "kinderen"},
        Word{"SourceLabelInThePlural", "Gebruiker", "Verpleegkundigen", "verpleegkundige"},
        Word{"SourceLabelWithABar", "CanMEDs rol", "communicator | communiceren", "communicator"},
        Word{"SourceLabelOfAnotherField", "Auteur", "Kinderen", ""},
        Word{"FieldOfNoFacet", "Auteur", "kinderen", ""}),
    [](const auto& tested) { return tested.param.name; });

TEST(FieldWordsRead, AnUnknownWordOfAFacetIsReported) {
  EXPECT_THAT(read("doelgroep", "buren").unmapped, ElementsAre(UnmappedWord{"doelgroep", "buren"}));
  EXPECT_THAT(read("Auteur", "buren").unmapped, IsEmpty());
  EXPECT_THAT(read("doelgroep", " ").unmapped, IsEmpty());
}

TEST(FieldWordsRead, AListInOneWordIsTakenApart) {
  const Answer answer = read("doelgroep", "Volwassenen | Kwetsbare ouderen, buren");
  EXPECT_THAT(answer.values, ElementsAre("volwassenen", "ouderen"));
  EXPECT_THAT(answer.unmapped, ElementsAre(UnmappedWord{"doelgroep", "buren"}));
}

TEST(FieldWordsRead, AnUnknownListIsReportedWhole) {
  EXPECT_THAT(read("doelgroep", "buren, vrienden").unmapped,
              ElementsAre(UnmappedWord{"doelgroep", "buren, vrienden"}));
}

TEST(FieldWordsRead, TheSourcesTableGoesFirst) {
  source::Source source;
  source.values["doelgroep"] = {
      {"kinderen",          "volwassenen"},
      {"Ouderen/kwetsbaar", "ouderen"    }
  };
  EXPECT_THAT(read("doelgroep", "kinderen", source).values, ElementsAre("volwassenen"));
  EXPECT_THAT(read("doelgroep", "ouderen/Kwetsbaar", source).values, ElementsAre("ouderen"));
}

TEST(FieldWordsRead, AnEmptyIdInTheTableIsKnownAndNoTag) {
  source::Source source;
  source.values["doelgroep"] = {
      {"algemeen", ""}
  };
  const Answer answer = read("doelgroep", "algemeen", source);
  EXPECT_THAT(answer.values, IsEmpty());
  EXPECT_THAT(answer.unmapped, IsEmpty());
}

}  // namespace
}  // namespace wegwijzer::tag
