#include "schema/word_stream.hpp"

#include <gmock/gmock.h>

namespace wegwijzer {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

WordCode code(std::string_view term, WordKind kind = WordKind::Word) {
  return word_code(term) | static_cast<WordCode>(kind);
}

/// "E-learning | mond, e-learning": a title, a boundary, a text.
WordStreamWriter some_words() {
  WordStreamWriter writer;
  writer.add("e", false);
  writer.add("learn", false);
  writer.add("elearn", true);
  writer.end_title();
  writer.mark(0);
  writer.add("mondzorg", false);
  writer.add_part("mond");
  writer.add_part("zorg");
  writer.add_boundary();
  writer.mark(17);
  writer.add("pijn", false);
  return writer;
}

TEST(WordStream, IsReadAsItWasWritten) {
  const std::string bytes = some_words().encode();
  const WordStream words(bytes);
  EXPECT_EQ(words.words(), 4U);  // neither joined forms nor parts
  EXPECT_THAT(words.title(),
              ElementsAre(code("e"), code("learn"), code("elearn", WordKind::Joined)));
  EXPECT_EQ(words.text_begin(), 3U);
  EXPECT_THAT(words.codes().subspan(words.text_begin()),
              ElementsAre(static_cast<WordCode>(WordKind::Boundary), code("mondzorg"),
                          code("mond", WordKind::Part), code("zorg", WordKind::Part),
                          static_cast<WordCode>(WordKind::Boundary), code("pijn")));
  EXPECT_THAT(words.marks(), ElementsAre(WordMark{0, 4}, WordMark{17, 8}));
}

TEST(WordStream, OfNothingIsOneBoundary) {
  WordStreamWriter writer;
  writer.end_title();
  const std::string bytes = writer.encode();
  const WordStream words(bytes);
  EXPECT_EQ(words.words(), 0U);
  EXPECT_THAT(words.title(), IsEmpty());
  EXPECT_THAT(words.codes(), SizeIs(1));
}

TEST(WordStream, ThatWasCutOffIsEmptyWhereverItWasCut) {
  const std::string bytes = some_words().encode();
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    const std::string cut = bytes.substr(0, size);
    const WordStream words(cut);
    EXPECT_EQ(words.words(), 0U) << size;
    EXPECT_THAT(words.codes(), IsEmpty()) << size;
    EXPECT_THAT(words.marks(), IsEmpty()) << size;
    EXPECT_THAT(words.title(), IsEmpty()) << size;
  }
}

TEST(WordStream, WithCountsThatItCannotHoldIsEmpty) {
  const std::string bytes = some_words().encode();
  // The words of the title, then the marks and the codes, are more than there are.
  for (const std::size_t count : {0U, 2U, 3U}) {
    std::string wrong = bytes;
    for (std::size_t i = 0; i < sizeof(std::uint32_t); ++i) wrong[count * 4 + i] = '\xFF';
    const WordStream words(wrong);
    EXPECT_THAT(words.codes(), IsEmpty()) << count;
    EXPECT_THAT(words.title(), IsEmpty()) << count;
  }
}

TEST(WordCode, LeavesRoomForTheKind) {
  for (const char* term : {"", "pijn", "zorg", "XPHpalliatief zorg", "ağrı"}) {
    EXPECT_EQ(word_code(term) & ~word_code_mask, 0U) << term;
    EXPECT_EQ(kind_of(word_code(term)), WordKind::Word) << term;
  }
  EXPECT_NE(word_code("pijn"), word_code("pijnen"));
}

}  // namespace
}  // namespace wegwijzer
