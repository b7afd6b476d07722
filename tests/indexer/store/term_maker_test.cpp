#include "indexer/store/term_maker.hpp"

#include <gmock/gmock.h>

#include "indexer/store/document.hpp"
#include "schema/word_stream.hpp"
#include "support/temp_dir.hpp"

namespace wegwijzer::store {
namespace {

using ::testing::Contains;
using ::testing::Key;
using ::testing::Not;
using ::testing::Pair;

class Terms : public ::testing::Test {
 protected:
  static Lexicon lexicon(const std::filesystem::path& file) {
    language::LanguageData data;
    data.stop_words["nl"] = {"bij", "een", "voor"};
    data.thesaurus.push_back({
        .id = "kpz",
        .terms = {"palliatieve zorg voor kinderen", "kinderpalliatief"},
        .kind = "synonym"
    });
    const auto written =
        language::write_vocabulary(file, {
                                             {"kind",      2},
                                             {"pijn",      9},
                                             {"medicatie", 4}
    });
    EXPECT_TRUE(written);
    return {std::make_shared<const language::LanguageData>(std::move(data)),
            std::move(*language::Vocabulary::open(file))};
  }

  SearchableText make(const std::string& title, const std::string& shown,
                      const std::string& language = "nl") {
    PreparedDocument record;
    record.title = title;
    record.shown = shown;
    record.language = language;
    record.labels = {"Pijn en medicatie"};
    return TermMaker(lexicon_).make(record);
  }

  wegwijzer::testing::TempDir folder_;
  Lexicon lexicon_ = lexicon(folder_.path() / "vocabulary.tsv");
};

TEST_F(Terms, AWordGivesItsStemItsFormAndInATitleTheStemUnderS) {
  const auto made = make("Kaarten", "Huizen bij huizen");
  EXPECT_THAT(made.terms, Contains(Pair("huis", 2U)));
  EXPECT_THAT(made.terms, Contains(Pair("Ehuizen", 2U)));
  EXPECT_THAT(made.terms, Contains(Pair("Skaart", 1U)));
  EXPECT_THAT(made.terms, Not(Contains(Key("Shuis"))));
}

TEST_F(Terms, AStopWordHasNoForm) {
  const auto made = make("", "pijn bij kanker");
  EXPECT_THAT(made.terms, Contains(Key("bij")));
  EXPECT_THAT(made.terms, Not(Contains(Key("Ebij"))));
}

TEST_F(Terms, ACompoundGivesItsParts) {
  const auto made = make("", "Pijnmedicatie");
  EXPECT_THAT(made.terms, Contains(Key("pijn")));
  EXPECT_THAT(made.terms, Contains(Key("mediceer")));
}

TEST_F(Terms, OnlyDutchIsSplit) {
  EXPECT_THAT(make("", "Pijnmedicatie", "de").terms, Not(Contains(Key("pijn"))));
}

TEST_F(Terms, APhraseOfTheThesaurusIsATermWhateverItsOrder) {
  const auto phrases = [&](const std::string& text) {
    const auto made = make("", text);
    return std::count_if(made.terms.begin(), made.terms.end(),
                         [](const auto& term) { return term.first.starts_with("XPH"); });
  };
  EXPECT_EQ(phrases("palliatieve zorg voor kinderen"), 1);
  EXPECT_EQ(phrases("zorg voor kinderen, palliatieve"), 1);
  EXPECT_EQ(phrases("palliatieve zorg voor ouderen"), 0);
  EXPECT_EQ(phrases("kinderen van wie een van de ouders palliatieve zorg krijgt"), 0);
}

TEST_F(Terms, TheWordsOfALabelStandUnderK) {
  const auto made = make("Titel", "tekst");
  EXPECT_THAT(made.terms, Contains(Pair("Kpijn", 1U)));
  EXPECT_THAT(made.terms, Not(Contains(Key("pijn"))));
}

TEST_F(Terms, TheStreamHoldsTheWordsInOrderWithTheirParts) {
  const std::string bytes = make("Titel", "Meet pijnmedicatie goed").words;
  const WordStream words(bytes);
  EXPECT_EQ(words.words(), 4U);
  ASSERT_EQ(words.title().size(), 1U);
  std::vector<WordKind> kinds;
  for (const WordCode code : words.codes()) kinds.push_back(kind_of(code));
  EXPECT_THAT(kinds, ::testing::ElementsAre(WordKind::Word, WordKind::Boundary, WordKind::Word,
                                            WordKind::Word, WordKind::Part, WordKind::Part,
                                            WordKind::Word));
  EXPECT_EQ(words.codes()[4], word_code("pijn") | static_cast<std::uint32_t>(WordKind::Part));
  ASSERT_EQ(words.marks().size(), 1U);
  EXPECT_EQ(words.marks()[0], (WordMark{0, 2}));
}

}  // namespace
}  // namespace wegwijzer::store
