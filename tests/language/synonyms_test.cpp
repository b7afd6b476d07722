#include "language/synonyms.hpp"

#include <gmock/gmock.h>

#include <sstream>

#include "base/utf8.hpp"

namespace wegwijzer::language {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

ThesaurusGroup two_way(const std::string& kind, std::vector<std::string> terms) {
  ThesaurusGroup group;
  group.id = terms.front();
  group.terms = std::move(terms);
  group.kind = kind;
  return group;
}

ThesaurusGroup one_way(const std::string& kind, const std::string& from, const std::string& to) {
  ThesaurusGroup group;
  group.id = from;
  group.direction = Direction::OneWay;
  group.from = {from};
  group.to = {to};
  group.kind = kind;
  return group;
}

ThesaurusGroup dangerous(ThesaurusGroup group) {
  group.dangerous = true;
  return group;
}

ThesaurusGroup forbidden(const std::string& from, const std::string& to) {
  ThesaurusGroup group = one_way("forbidden", from, to);
  group.direction = Direction::Forbidden;
  return group;
}

std::vector<ThesaurusGroup> groups() {
  std::vector<ThesaurusGroup> groups;
  groups.push_back(two_way("lay", {"benauwdheid", "dyspneu", "kortademigheid"}));
  groups.push_back(one_way("narrower", "sterfhuis", "hospice"));
  groups.push_back(two_way("abbreviation", {"GGZ", "geestelijke gezondheidszorg"}));
  groups.push_back(two_way("abbreviation", {"ALS", "amyotrofische laterale sclerose"}));
  groups.push_back(dangerous(one_way("abbreviation", "VG", "verstandelijk gehandicapt")));
  groups.push_back(dangerous(two_way("lay", {"zorg", "hulp"})));
  groups.push_back(two_way("lay", {"palliatieve zorg", "comfortzorg"}));
  // A group that would bring together what another one keeps apart.
  groups.push_back(two_way("lay", {"sedatie", "euthanasie", "slaap"}));
  groups.push_back(forbidden("sedatie", "euthanasie"));
  return groups;
}

/// Words as a question has them; those in `known_words` are ordinary words of the language.
std::vector<TypedWord> typed(const std::string& question, const Analyser& analyser,
                             const std::set<std::string>& known_words) {
  std::vector<TypedWord> words;
  std::istringstream in(question);
  for (std::string word; in >> word;) {
    const std::string form = fold(word);
    words.push_back({form, analyser.dutch_stem(form),
                     word.size() >= 2 && to_lower_ascii(word) != word, known_words.contains(form)});
  }
  return words;
}

class Thesaurus : public ::testing::Test {
 protected:
  static std::shared_ptr<const LanguageData> data() {
    auto data = std::make_shared<LanguageData>();
    data->stop_words["nl"] = {"voor", "de"};
    data->thesaurus = groups();
    return data;
  }

  std::vector<Synonyms::Match> matches(const std::string& question,
                                       const std::set<std::string>& known_words = {}) const {
    return synonyms_.matches(typed(question, analyser_, known_words));
  }

  std::vector<std::string> texts(const std::string& question,
                                 const std::set<std::string>& known_words = {}) const {
    std::vector<std::string> texts;
    for (const auto& match : matches(question, known_words)) {
      for (const Synonym& synonym : match.synonyms) texts.push_back(synonym.text);
    }
    return texts;
  }

  /// "0+2 comfortzorg" for a match of two words from the first; in brackets within another.
  static std::string told(const Synonyms::Match& match) {
    const std::string text = std::to_string(match.begin) + "+" + std::to_string(match.length) +
                             " " + match.synonyms.at(0).text;
    return match.within_another ? "(" + text + ")" : text;
  }

  std::shared_ptr<const LanguageData> data_ = data();
  Analyser analyser_{data_};
  Synonyms synonyms_{*data_, analyser_};
};

TEST_F(Thesaurus, ATwoWayGroupGivesAllTheOthers) {
  EXPECT_THAT(texts("dyspneu"), UnorderedElementsAre("benauwdheid", "kortademigheid"));
  EXPECT_THAT(texts("benauwdheid"), UnorderedElementsAre("dyspneu", "kortademigheid"));
}

TEST_F(Thesaurus, AOneWayGroupGoesOneWay) {
  EXPECT_THAT(texts("sterfhuis"), ElementsAre("hospice"));
  EXPECT_THAT(texts("hospice"), IsEmpty());
}

TEST_F(Thesaurus, WhatIsForbiddenNeverComesOutByWhateverGroup) {
  EXPECT_THAT(texts("sedatie"), ElementsAre("slaap"));
  EXPECT_THAT(texts("euthanasie"), ElementsAre("slaap"));
  EXPECT_THAT(texts("slaap"), UnorderedElementsAre("sedatie", "euthanasie"));
}

TEST_F(Thesaurus, AWordMatchesInAnyOfItsEndings) {
  EXPECT_THAT(texts("sterfhuizen"), ElementsAre("hospice"));
}

TEST_F(Thesaurus, TheLongestPhraseIsMeantAndWhatStandsInItCountsToo) {
  std::vector<std::string> all;
  for (const auto& match : matches("goede palliatieve zorg en zorg")) all.push_back(told(match));
  EXPECT_THAT(all, ElementsAre("1+2 comfortzorg", "(2+1 hulp)", "4+1 hulp"));
}

TEST_F(Thesaurus, AWordThatItLacksMatchesNothing) {
  EXPECT_THAT(matches("fiets"), IsEmpty());
  EXPECT_THAT(matches(""), IsEmpty());
}

TEST_F(Thesaurus, ASynonymSaysWhatItIs) {
  EXPECT_THAT(matches("palliatieve zorg").at(0).synonyms,
              ElementsAre(Synonym{"comfortzorg", "comfortzorg", "lay", false}));
  EXPECT_THAT(matches("zorg").at(0).synonyms, ElementsAre(Synonym{"hulp", "hulp", "lay", true}));
}

TEST_F(Thesaurus, AnAbbreviationIsMeantWhenItIsNoOrdinaryWord) {
  EXPECT_THAT(texts("ggz"), ElementsAre("geestelijke gezondheidszorg"));
  EXPECT_THAT(texts("GGZ"), ElementsAre("geestelijke gezondheidszorg"));
}

TEST_F(Thesaurus, AnAbbreviationThatIsAlsoAWordIsMeantInCapitals) {
  EXPECT_THAT(texts("als", {"als"}), IsEmpty());
  EXPECT_THAT(texts("ALS", {"als"}), ElementsAre("amyotrofische laterale sclerose"));
}

TEST_F(Thesaurus, ADangerousAbbreviationIsMeantInCapitalsOnly) {
  EXPECT_THAT(texts("vg"), IsEmpty());
  EXPECT_THAT(texts("VG"), ElementsAre("verstandelijk gehandicapt"));
}

TEST_F(Thesaurus, TheLongFormGivesTheAbbreviation) {
  EXPECT_THAT(texts("geestelijke gezondheidszorg"), ElementsAre("GGZ"));
}

TEST_F(Thesaurus, ItsSingleWordsAreCorrectWords) {
  EXPECT_THAT(synonyms_.single_words(), ::testing::Contains("kortademigheid"));
  EXPECT_THAT(synonyms_.single_words(), ::testing::Contains("ggz"));
  EXPECT_THAT(synonyms_.single_words(), ::testing::Not(::testing::Contains("palliatieve zorg")));
}

TEST_F(Thesaurus, SynonymsOfSynonymsDoNotCount) {
  auto chain = std::make_shared<LanguageData>();
  chain->thesaurus = {
      {.id = "een",  .terms = {"alfa", "beta"},  .kind = "lay"},
      {.id = "twee", .terms = {"beta", "gamma"}, .kind = "lay"}
  };
  const Analyser analyser(chain);
  const auto alfa = Synonyms(*chain, analyser).matches(typed("alfa", analyser, {}));
  ASSERT_EQ(alfa.size(), 1U);
  ASSERT_EQ(alfa[0].synonyms.size(), 1U);
  EXPECT_EQ(alfa[0].synonyms[0].text, "beta");
}

TEST_F(Thesaurus, ACommonMisspellingIsNoSynonymButHasARightSpelling) {
  auto misspelt = std::make_shared<LanguageData>();
  misspelt->thesaurus = {
      {.id = "delier",
       .direction = Direction::OneWay,
       .from = {"dilier", "de lier"},
       .to = {"delier"},
       .kind = "spelling"}
  };
  const Analyser analyser(misspelt);
  const Synonyms synonyms(*misspelt, analyser);
  EXPECT_EQ(synonyms.misspelling_of("dilier"), "delier");
  EXPECT_EQ(synonyms.misspelling_of("delier"), "");
  EXPECT_EQ(synonyms.misspelling_of("de lier"), "");
}

TEST_F(Thesaurus, WhatIsForbiddenStaysSoInsideAPhrase) {
  auto parents = std::make_shared<LanguageData>();
  parents->thesaurus = {
      {.id = "ouders",    .terms = {"ouder", "mantelzorger", "kwetsbare oudere"}, .kind = "lay"},
      { .id = "apart",
       .direction = Direction::Forbidden,
       .from = {"ouder"},
       .to = {"oudere"},
       .kind = "forbidden"}
  };
  parents->stem_exceptions["nl"] = {
      {"ouder",  "ouder" },
      {"oudere", "oudere"}
  };
  const Analyser analyser(parents);
  const auto found = Synonyms(*parents, analyser).matches(typed("ouder", analyser, {}));
  ASSERT_EQ(found.size(), 1U);
  ASSERT_EQ(found[0].synonyms.size(), 1U);
  EXPECT_EQ(found[0].synonyms[0].text, "mantelzorger");
}

}  // namespace
}  // namespace wegwijzer::language
