#include "searchd/search/word_places.hpp"

#include <gmock/gmock.h>

#include <sstream>

namespace wegwijzer::search {
namespace {

/// A document in one line: words; "+part" of the word before; "=joined" form of those before; "|"
/// a boundary. The title ends at "||".
std::string stream(const std::string& line) {
  WordStreamWriter writer;
  if (line.find("||") == std::string::npos) writer.end_title();
  std::istringstream in(line);
  for (std::string item; in >> item;) {
    if (item == "||") {
      writer.end_title();
    } else if (item == "|") {
      writer.add_boundary();
    } else if (item[0] == '+') {
      writer.add_part(item.substr(1));
    } else if (item[0] == '=') {
      writer.add(item.substr(1), true);
    } else {
      writer.add(item, false);
    }
  }
  return writer.encode();
}

struct Searched {
  std::string name, text, phrase;
  bool found;
};

class Phrase : public ::testing::TestWithParam<Searched> {};

TEST_P(Phrase, Stands) {
  const std::string bytes = stream(GetParam().text);
  std::vector<WordCode> phrase;
  std::istringstream in(GetParam().phrase);
  for (std::string word; in >> word;) phrase.push_back(word_code(word));
  EXPECT_EQ(has_phrase(WordStream(bytes).codes(), phrase), GetParam().found);
}

INSTANTIATE_TEST_SUITE_P(
    All, Phrase,
    ::testing::Values(
        Searched{"InThisOrder", "a b c", "b c", true},
        Searched{"NotInAnother", "a b c", "c b", false},
        Searched{"NotWithAWordBetween", "a x b", "a b", false},
        Searched{"AfterAFalseStart", "a a b", "a b", true},
        Searched{"NotBeyondTheEnd", "x a", "a b", false},
        Searched{"InTheTitle", "a b || c", "a b", true},
        Searched{"NotFromTitleIntoText", "a || b", "a b", false},
        Searched{"NotOverABoundary", "a | b", "a b", false},
        Searched{"BeforeABoundary", "a b |", "a b", true},
        Searched{"WhereAPartTakesNoPlace", "pijnzorg +pijn +zorg thuis", "pijnzorg thuis", true},
        Searched{"ButAPartIsNoWordOfIt", "pijnzorg +pijn +zorg thuis", "zorg thuis", false},
        Searched{"WhereAJoinedFormTakesNoPlace", "e mail =email thuis", "e mail thuis", true},
        Searched{"ButAJoinedFormIsNoWordOfIt", "e mail =email thuis", "email thuis", false},
        Searched{"WithAWordTwice", "hand in hand", "hand in hand", true},
        Searched{"OfOneWord", "x a", "a", true}, Searched{"NotInNothing", "", "a b", false}),
    [](const auto& tested) { return tested.param.name; });

/// A question of these words; each is an alternative for its own.
Interpretation question(const std::vector<std::string>& words) {
  Interpretation meaning;
  for (std::size_t i = 0; i < words.size(); ++i) {
    meaning.words.push_back({words[i]});
    meaning.alternatives.push_back({words[i], 1, By::Stem, std::uint32_t{1} << i, words[i]});
  }
  return meaning;
}

WantedWords wanted(const Interpretation& meaning) {
  static const Ranking ranking;
  std::vector<TermWeight> weights;
  for (const Alternative& alternative : meaning.alternatives) {
    weights.emplace_back(ranking, alternative.weight, 1000, 10);
  }
  return {meaning, weights};
}

TEST(WantedWords, AreThoseThatStandInTexts) {
  Interpretation meaning = question({"pijn", "zorg"});
  meaning.alternatives.push_back({"Spijn", 1, By::Title, 1, "pijn"});
  meaning.alternatives.push_back({"Epijn", 1, By::Form, 1, "pijn"});
  meaning.alternatives.push_back({"Kpijn", 1, By::Label, 1, "pijn"});
  const WantedWords words = wanted(meaning);
  ASSERT_NE(words.find(word_code("pijn")), nullptr);
  EXPECT_EQ(words.find(word_code("pijn"))->words, 1U);
  EXPECT_EQ(words.find(word_code("zorg"))->words, 2U);
  for (const char* other : {"Spijn", "Epijn", "Kpijn", "angst"}) {
    EXPECT_EQ(words.find(word_code(other)), nullptr) << other;
  }
  const WordCode part = word_code("pijn") | static_cast<WordCode>(WordKind::Part);
  EXPECT_EQ(words.find(part), words.find(word_code("pijn")));
}

TEST(WantedWords, OneTermMayStandForSeveralWords) {
  Interpretation meaning = question({"mond", "zorg"});
  meaning.alternatives.push_back({"mondzorg", 1, By::Joined, 3, "mondzorg"});
  EXPECT_EQ(wanted(meaning).find(word_code("mondzorg"))->words, 3U);
}

TEST(WantedWords, OfNothingAreEmpty) {
  EXPECT_TRUE(WantedWords().empty());
  EXPECT_EQ(WantedWords().find(word_code("pijn")), nullptr);
}

struct Near {
  std::string name, text;
  std::uint32_t pairs;
};

class NearPairs : public ::testing::TestWithParam<Near> {};

TEST_P(NearPairs, StandWithinSixWords) {
  const std::string bytes = stream(GetParam().text);
  const Interpretation meaning = question({"a", "b", "c"});
  EXPECT_EQ(near_pairs(WordStream(bytes), wanted(meaning), 3), GetParam().pairs);
}

INSTANTIATE_TEST_SUITE_P(
    All, NearPairs,
    ::testing::Values(
        Near{"None", "x y z", 0}, Near{"Neighbours", "a b", 1}, Near{"InAnyOrder", "b a", 1},
        Near{"All", "c b a", 3}, Near{"NotThoseThatAreNoNeighboursInTheQuestion", "a c", 0},
        Near{"WithFourBetween", "a x x x x b", 1}, Near{"WithFiveBetween", "a x x x x x b", 0},
        Near{"TheLatestCounts", "a x x x x x a b", 1}, Near{"NotOverABoundary", "a | b", 0},
        Near{"NotFromTitleIntoText", "a || b", 0}, Near{"InTheTitle", "b c || x", 2},
        Near{"InACompound", "ab +a +b", 1},
        Near{"PartsTakeNoPlace", "a +p x +p x +p x +p x +p b", 1}),
    [](const auto& tested) { return tested.param.name; });

TEST(BestStretch, HasMostOfTheWords) {
  const std::string bytes = stream("a x x x x x x a b x x x c");
  const WordStream words(bytes);
  const Stretch stretch = best_stretch(words, wanted(question({"a", "b", "c"})), 4);
  // Counted after the title's boundary; one boundary stands before the text.
  EXPECT_EQ(stretch.begin, words.text_begin() + 8);
  EXPECT_EQ(stretch.end, words.text_begin() + 10);
}

TEST(BestStretch, DoesNotCrossABoundary) {
  const std::string bytes = stream("x a | b x c b");
  const WordStream words(bytes);
  const Stretch stretch = best_stretch(words, wanted(question({"a", "b"})), 9);
  EXPECT_EQ(stretch.end - stretch.begin, 1U);
}

TEST(BestStretch, IsOfTheTextAndNotOfTheTitle) {
  const std::string bytes = stream("a b || x");
  EXPECT_LT(best_stretch(WordStream(bytes), wanted(question({"a", "b"})), 9).weight, 0);
}

TEST(BestStretch, OfAnEmptyStreamIsNone) {
  EXPECT_LT(best_stretch(WordStream(""), wanted(question({"a"})), 9).weight, 0);
  EXPECT_EQ(near_pairs(WordStream(""), wanted(question({"a"})), 1), 0U);
}

}  // namespace
}  // namespace wegwijzer::search
