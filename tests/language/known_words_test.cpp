#include "language/known_words.hpp"

#include <gtest/gtest.h>

#include "support/temp_dir.hpp"

namespace wegwijzer::language {
namespace {

class WordLists : public ::testing::Test {
 protected:
  KnownWords known(std::string_view list) {
    EXPECT_TRUE(write_known_words(file_, {folder_.write("list", list).string()}));
    return std::move(*KnownWords::open(file_));
  }

  wegwijzer::testing::TempDir folder_;
  std::filesystem::path file_ = folder_.path() / "known_words.u64";
};

TEST_F(WordLists, HaveAWordALine) {
  const KnownWords words = known("zorg\nwerk\nbed");
  for (const char* word : {"zorg", "werk", "bed"}) EXPECT_TRUE(words.contains(word)) << word;
  for (const char* word : {"zor", "zorgwerk", "zorg\nwerk", "bedden"}) {
    EXPECT_FALSE(words.contains(word)) << word;
  }
}

TEST_F(WordLists, AreFolded) {
  const KnownWords words = known("Patiënt\nAmsterdam\nœuvre\n");
  EXPECT_TRUE(words.contains("patient"));
  EXPECT_TRUE(words.contains("amsterdam"));
  EXPECT_TRUE(words.contains("oeuvre"));
}

// "ggz" stands in the list as a word too, and was then no abbreviation any more.
TEST_F(WordLists, AnAbbreviationIsNoWordInWhateverCase) {
  const KnownWords words = known("ggz\nGGZ\nNAH\nzorg\nAmsterdam\n");
  for (const char* word : {"ggz", "nah"}) EXPECT_FALSE(words.contains(word)) << word;
  for (const char* word : {"zorg", "amsterdam"}) EXPECT_TRUE(words.contains(word)) << word;
}

TEST_F(WordLists, MayComeFromWindows) {
  const KnownWords words = known("zorg\r\nwerk\r\n");
  EXPECT_TRUE(words.contains("zorg"));
  EXPECT_TRUE(words.contains("werk"));
}

TEST_F(WordLists, BytesThatAreNoUtf8SpoilTheirOwnLineOnly) {
  const KnownWords words = known("zorg\ncaf\xE9\nwerk\n\xFF\xFE\nbed\n");
  for (const char* word : {"zorg", "werk", "bed"}) EXPECT_TRUE(words.contains(word)) << word;
  EXPECT_FALSE(words.contains("caf"));
}

TEST_F(WordLists, ThatAreAbsentAreLeftOutAndTheOthersCount) {
  const std::string list = folder_.write("list", "zorg\n").string();
  EXPECT_TRUE(write_known_words(file_, {"/nergens/een", list, "/nergens/twee"}));
  EXPECT_TRUE(KnownWords::open(file_)->contains("zorg"));
}

TEST_F(WordLists, NoneAtAllKnowNothing) {
  EXPECT_TRUE(write_known_words(file_, {}));
  EXPECT_FALSE(KnownWords::open(file_)->contains("zorg"));
}

TEST_F(WordLists, APairIsTwoKnownWordsOfFourLettersOrMore) {
  const KnownWords words = known("huis\nbezoek\nbed\nrust\n");
  EXPECT_TRUE(words.contains_pair("huisbezoek"));
  EXPECT_TRUE(words.contains_pair("huishuis"));
  EXPECT_FALSE(words.contains_pair("bedrust"));
  EXPECT_FALSE(words.contains_pair("huis"));
  EXPECT_FALSE(words.contains_pair("huisarts"));
  EXPECT_FALSE(words.contains_pair(""));
}

TEST_F(WordLists, AFileThatWasCutOffKnowsLess) {
  const auto bytes = folder_.write("cut", std::string_view("\0\1\2\3\4\5\6\7\10\11", 10));
  EXPECT_FALSE(KnownWords::open(bytes)->contains("zorg"));
}

TEST(KnownWords, WithoutTheirFileAreAnError) { EXPECT_FALSE(KnownWords::open("/nergens/woorden")); }

}  // namespace
}  // namespace wegwijzer::language
