#include "language/vocabulary.hpp"

#include <gmock/gmock.h>

#include "support/temp_dir.hpp"

namespace wegwijzer::language {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class Vocabularies : public ::testing::Test {
 protected:
  Vocabulary written(const std::map<std::string, std::uint32_t>& counts) {
    EXPECT_TRUE(write_vocabulary(file_, counts));
    return std::move(*Vocabulary::open(file_));
  }

  static std::vector<std::string> forms(std::span<const Vocabulary::Entry> entries) {
    std::vector<std::string> forms;
    for (const auto& entry : entries) forms.emplace_back(entry.form);
    return forms;
  }

  wegwijzer::testing::TempDir folder_;
  std::filesystem::path file_ = folder_.path() / "vocabulary.tsv";
};

TEST_F(Vocabularies, KnowHowOftenEachFormOccurs) {
  const Vocabulary vocabulary = written({
      {"pijn",   12        },
      {"zorg",   4294967295},
      {"ağrı", 1         }
  });
  EXPECT_EQ(vocabulary.count("pijn"), 12U);
  EXPECT_EQ(vocabulary.count("zorg"), 4294967295U);
  EXPECT_EQ(vocabulary.count("ağrı"), 1U);
  EXPECT_EQ(vocabulary.count("pij"), 0U);
  EXPECT_EQ(vocabulary.count("pijnen"), 0U);
  EXPECT_EQ(vocabulary.count(""), 0U);
}

TEST_F(Vocabularies, GiveTheFormsThatBeginSo) {
  const Vocabulary vocabulary = written({
      {"pij",      1},
      {"pijn",     1},
      {"pijnlijk", 1},
      {"pin",      1},
      {"zorg",     1}
  });
  EXPECT_THAT(forms(vocabulary.beginning_with("pijn")), ElementsAre("pijn", "pijnlijk"));
  EXPECT_THAT(forms(vocabulary.beginning_with("zorgen")), IsEmpty());
  EXPECT_EQ(vocabulary.beginning_with("").size(), 5U);
}

TEST_F(Vocabularies, OfAnEmptyCollectionAreEmpty) {
  const Vocabulary vocabulary = written({});
  EXPECT_THAT(vocabulary.entries(), IsEmpty());
  EXPECT_EQ(vocabulary.count("pijn"), 0U);
}

class BrokenVocabulary : public ::testing::TestWithParam<std::string_view> {};

TEST_P(BrokenVocabulary, IsRefusedByName) {
  const wegwijzer::testing::TempDir folder;
  const auto file = folder.write("vocabulary.tsv", GetParam());
  const auto opened = Vocabulary::open(file);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, Code::Index);
  EXPECT_EQ(opened.error().what, file.string() + ": is no vocabulary");
  EXPECT_EQ(opened.error().hint, "rebuild it: wegwijzer-indexer build");
}

INSTANTIATE_TEST_SUITE_P(All, BrokenVocabulary,
                         ::testing::Values("pijn", "pijn\t12", "pijn 12\n", "pijn\t\n",
                                           "pijn\ttwaalf\n", "pijn\t-1\n", "pijn\t12 \n",
                                           "pijn\t4294967296\n", "pijn\t12\nzorg", "\n",
                                           "pijn\t12\r\n", "pijn\nzorg\t1\n"));

TEST(AbsentVocabulary, IsAnError) { EXPECT_FALSE(Vocabulary::open("/nergens/vocabulary.tsv")); }

}  // namespace
}  // namespace wegwijzer::language
