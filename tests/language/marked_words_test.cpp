#include "language/marked_words.hpp"

#include <gmock/gmock.h>

namespace wegwijzer::language {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> words_in(std::string_view marked) {
  std::vector<std::string> words;
  for (auto word = take_marked(marked); !word.empty(); word = take_marked(marked)) {
    words.emplace_back(word);
  }
  return words;
}

TEST(MarkedWords, ShowWherePartsBegin) {
  struct Case {
    const char* form;
    std::vector<std::string> parts;
    const char* marked;
  };
  const Case cases[] = {
      {"mondzorg",     {"mond", "zorg"},         "mond|zorg"     },
      {"stervensfase", {"sterven", "fase"},      "stervens|fase" },
      {"zorgzorgzorg", {"zorg", "zorg", "zorg"}, "zorg|zorg|zorg"},
      {"delier",       {},                       "delier"        },
      {"kind",         {"kind"},                 "kind"          },
      {"mondzorg",     {"mond", "elders"},       "mondzorg"      },
  };
  for (const Case& c : cases) {
    std::string words;
    add_marked(words, {{}, c.form}, c.parts);
    EXPECT_EQ(words, c.marked);
    EXPECT_EQ(read_marked(words).form, c.form) << "nothing is lost";
  }
}

TEST(MarkedWords, AHyphenatedWordComesInBothForms) {
  std::string words;
  for (const Token& token : tokenize("E-learning mondzorg")) add_marked(words, token, {});
  EXPECT_EQ(words, "e learning -elearning mondzorg");
  EXPECT_EQ(squeezed(words), "elearningmondzorg");
  EXPECT_EQ(squeezed(tokenize("Elearning: mondzorg!")), squeezed(words));
}

TEST(MarkedWords, AreReadAsTheyWereWritten) {
  EXPECT_THAT(words_in("e learning -elearning mond|zorg"),
              ElementsAre("e", "learning", "-elearning", "mond|zorg"));
  EXPECT_EQ(read_marked("-elearning"), (MarkedWord{"elearning", true, {}}));
  EXPECT_EQ(read_marked("mond|zorg|plan"), (MarkedWord{
                                               "mondzorgplan", false, {4, 8}
  }));
}

TEST(MarkedWords, OtherBytesAreOtherWords) {
  EXPECT_THAT(words_in(""), ElementsAre());
  EXPECT_THAT(words_in("   "), ElementsAre());
  EXPECT_THAT(words_in("  a  |  - "), ElementsAre("a", "|", "-"));
  EXPECT_EQ(read_marked("||").form, "");
  EXPECT_EQ(read_marked("-").form, "");
  EXPECT_EQ(squeezed("| - \xFF"), "\xFF");
}

}  // namespace
}  // namespace wegwijzer::language
