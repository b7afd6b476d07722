#include "searchd/search/snippet.hpp"

#include <gmock/gmock.h>

#include <random>

#include "indexer/store/document.hpp"
#include "indexer/store/term_maker.hpp"
#include "support/temp_dir.hpp"

namespace wegwijzer::search {
namespace {

using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

/// A text as the index keeps it: what is shown, and its words.
struct Kept {
  std::string title, text, words;
};

class Snippets : public ::testing::Test {
 protected:
  static store::Lexicon lexicon(const std::filesystem::path& file) {
    language::LanguageData data;
    data.stop_words["nl"] = {"de", "in"};
    EXPECT_TRUE(language::write_vocabulary(
        file, {
                  {"medicatie", 4},
                  {"mond",      4},
                  {"pijn",      9},
                  {"zorg",      9}
    }));
    return {std::make_shared<const language::LanguageData>(std::move(data)),
            std::move(*language::Vocabulary::open(file))};
  }

  Kept keep(const std::string& text, const std::string& title = "",
            const std::vector<Section>& sections = {}) {
    store::PreparedDocument document;
    document.title = title;
    document.shown = text;
    document.language = "nl";
    document.sections = sections;
    return {title, text, store::TermMaker(lexicon_).make(document).words};
  }

  /// What a question for these words wants, each worth more than the one after it.
  WantedWords wanted(const std::vector<std::string>& words) {
    static const Ranking ranking;
    const language::Analyser analyser(lexicon_.data);
    Interpretation meaning;
    std::vector<TermWeight> weights;
    for (std::size_t i = 0; i < words.size(); ++i) {
      meaning.alternatives.push_back(
          {analyser.dutch_stem(words[i]), 1, By::Stem, std::uint32_t{1} << i, words[i]});
      weights.emplace_back(ranking, 1, 100'000, 10 * (i + 1));
    }
    return {meaning, weights};
  }

  Snippet make(const Kept& kept, const std::vector<std::string>& words) {
    return snippet(kept.text, WordStream(kept.words), wanted(words));
  }

  static std::vector<std::string> marks(const Marked& pieces) {
    std::vector<std::string> marks;
    for (std::size_t i = 1; i < pieces.size(); i += 2) marks.push_back(pieces[i]);
    return marks;
  }

  static std::string whole(const Marked& pieces) {
    std::string text;
    for (const std::string& piece : pieces) text += piece;
    return text;
  }

  wegwijzer::testing::TempDir folder_;
  store::Lexicon lexicon_ = lexicon(folder_.path() / "vocabulary.tsv");
};

std::string filler(std::size_t words) {
  std::string text;
  for (std::size_t i = 0; i < words; ++i) text += "woord ";
  return text;
}

TEST_F(Snippets, MarkTheWordsThatWereAsked) {
  const Kept kept = keep("Huizen in de stad, en een huis.");
  const Snippet made = make(kept, {"huis"});
  EXPECT_TRUE(made.matched);
  EXPECT_EQ(made.byte, 0U);
  EXPECT_THAT(made.pieces, ElementsAre("", "Huizen", " in de stad, en een ", "huis", "."));
}

TEST_F(Snippets, WithoutAMatchAreTheBeginning) {
  const std::string text = filler(100);
  const Snippet made = make(keep(text), {"huis"});
  EXPECT_FALSE(made.matched);
  ASSERT_EQ(made.pieces.size(), 1U);
  EXPECT_THAT(made.pieces[0], StartsWith("woord woord"));
  EXPECT_THAT(made.pieces[0], EndsWith(" …"));
}

TEST_F(Snippets, OfNothingAreEmpty) {
  EXPECT_THAT(make(keep(""), {"huis"}).pieces, IsEmpty());
  EXPECT_THAT(make(keep(" ... "), {"huis"}).pieces, IsEmpty());
  EXPECT_THAT(make(keep("tekst"), {}).pieces, ElementsAre("tekst"));
}

TEST_F(Snippets, ACompoundIsMarkedForItsPart) {
  EXPECT_THAT(marks(make(keep("Geef pijnmedicatie bij pijn."), {"pijn"}).pieces),
              ElementsAre("pijnmedicatie", "pijn"));
}

TEST_F(Snippets, AHyphenatedWordIsMarkedAsOneOrByItsPart) {
  const Kept kept = keep("Een e-mail of mail.");
  EXPECT_THAT(marks(make(kept, {"email"}).pieces), ElementsAre("e-mail"));
  EXPECT_THAT(marks(make(kept, {"mail"}).pieces), ElementsAre("mail", "mail"));
  EXPECT_THAT(marks(make(kept, {"email", "mail"}).pieces), ElementsAre("e-mail", "mail"));
}

TEST_F(Snippets, LineEndsBecomeSpaces) {
  EXPECT_EQ(whole(make(keep("Een huis\nin de\nstad"), {"huis"}).pieces), "Een huis in de stad");
}

TEST_F(Snippets, DeepInALongTextStandAroundTheMatch) {
  const std::string text = filler(5000) + "links van het huis rechts " + filler(5000);
  const Snippet made = make(keep(text), {"huis"});
  EXPECT_TRUE(made.matched);
  EXPECT_EQ(made.byte, text.find("huis"));
  EXPECT_THAT(marks(made.pieces), ElementsAre("huis"));
  EXPECT_THAT(made.pieces.front(), StartsWith("… "));
  EXPECT_THAT(made.pieces.front(), EndsWith("links van het "));
  EXPECT_THAT(made.pieces.back(), StartsWith(" rechts "));
  EXPECT_THAT(made.pieces.back(), EndsWith(" …"));
  EXPECT_LT(whole(made.pieces).size(), 400U);
}

TEST_F(Snippets, AreCutWhereMostWordsStandTogether) {
  const std::string text = "huis " + filler(200) + "huis met tuin " + filler(200) + "tuin";
  EXPECT_THAT(marks(make(keep(text), {"huis", "tuin"}).pieces), ElementsAre("huis", "tuin"));
}

TEST_F(Snippets, PointToTheCompoundWhosePartMatches) {
  const std::string text = "Eerst iets. Geef pijnmedicatie op tijd.";
  const Kept kept = keep(text, "",
                         {
                             {"Een",  "een",  0 },
                             {"Twee", "twee", 12}
  });
  EXPECT_EQ(make(kept, {"medicatie"}).byte, text.find("pijnmedicatie"));
}

TEST_F(Snippets, HyphensAnywhereLeaveTheMarksInPlace) {
  // Each shift lays the places where reading may start elsewhere in the hyphenated words.
  for (std::size_t shift = 0; shift < 50; ++shift) {
    std::string text = filler(shift);
    for (int i = 0; i < 40; ++i) text += "een-twee-drie-vier ";
    text += "links huis rechts mondzorg en e-mail huizen. " + filler(40);
    EXPECT_THAT(marks(make(keep(text), {"huis", "zorg"}).pieces),
                ElementsAre("huis", "mondzorg", "huizen"))
        << shift;
  }
}

TEST_F(Snippets, OverlongRunsLeaveTheMarksInPlace) {
  for (std::size_t shift = 0; shift < 50; ++shift) {
    std::string text = filler(shift);
    for (int i = 0; i < 20; ++i) {
      text += "a-" + std::string(70, 'b') + "-c " + std::string(70, 'd') + " ";
      for (int part = 0; part < 30; ++part) text += part == 0 ? "deel" : "-deel";
      text += " ";
    }
    text += "links huis rechts. " + filler(40);
    EXPECT_THAT(marks(make(keep(text), {"huis"}).pieces), ElementsAre("huis")) << shift;
  }
}

/// Whatever the text: what is marked was asked, and what was asked is marked.
TEST_F(Snippets, MarkExactlyWhatWasAsked) {
  const std::vector<std::string> pieces = {"huis",   "huizen",       "pijnmedicatie",  "mond-zorg",
                                           "e-mail", "Anna's",       "zo'n",           "- ",
                                           "\n",     "niet-medisch", "woord",          "tuin",
                                           "(pijn)", "é́é́n",          "pijn-huis-tuin", "x"};
  std::mt19937 random(1);
  const language::Analyser analyser(lexicon_.data);
  language::Compounds compounds(*lexicon_.data, lexicon_.vocabulary);
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (std::size_t i = random() % 300; i > 0; --i) text += pieces[random() % pieces.size()] + " ";
    const Kept kept = keep(text);
    const Snippet made = make(kept, {"huis", "medicatie"});
    const auto is_asked = [&](const language::Token& token) {
      if (token.term == "huis" || token.term == analyser.dutch_stem("medicatie")) return true;
      const auto parts = compounds.split(token.form);
      return std::find(parts.begin(), parts.end(), "medicatie") != parts.end();
    };
    for (std::size_t i = 0; i < made.pieces.size(); ++i) {
      const auto tokens = analyser.analyse(made.pieces[i], "nl");
      const bool asked = std::any_of(tokens.begin(), tokens.end(), is_asked);
      EXPECT_EQ(asked, i % 2 == 1) << "round " << round << ": \"" << made.pieces[i] << '"';
    }
    EXPECT_EQ(made.matched, made.pieces.size() > 1) << round;
  }
}

TEST_F(Snippets, OfATextThatIsNotKeptAreEmpty) {
  const Kept kept = keep("Een huis in de stad.");
  EXPECT_THAT(snippet("", WordStream(kept.words), wanted({"huis"})).pieces, IsEmpty());
}

TEST_F(Snippets, WithAStreamThatIsDamagedAreTheBeginning) {
  const Kept kept = keep("Een huis in de stad.");
  const Snippet made = snippet(kept.text, WordStream(""), wanted({"huis"}));
  EXPECT_FALSE(made.matched);
  EXPECT_THAT(made.pieces, ElementsAre("Een huis in de stad."));
}

TEST_F(Snippets, TitlesAreMarkedWhole) {
  const Kept kept = keep("tekst", "Huizen: e-mail, pijnmedicatie en " + filler(50));
  const WordStream words(kept.words);
  const Marked title = mark_title(kept.title, words, wanted({"huis", "email", "pijn"}));
  EXPECT_EQ(whole(title), kept.title);
  EXPECT_THAT(marks(title), ElementsAre("Huizen", "e-mail", "pijnmedicatie"));
  EXPECT_THAT(mark_title(kept.title, words, WantedWords()), ElementsAre(kept.title));
  EXPECT_THAT(marks(mark_title(kept.title, WordStream(""), wanted({"huis"}))), IsEmpty());
  EXPECT_THAT(mark_title("", words, wanted({"huis"})), Not(IsEmpty()));
}

}  // namespace
}  // namespace wegwijzer::search
