#include "indexer/extract/markdown.hpp"

#include <gmock/gmock.h>

namespace wegwijzer::extract {
namespace {

using ::testing::ElementsAre;

std::vector<Heading> headings(std::string_view markdown) {
  const Document document{.bytes = std::string(markdown), .media_type = "text/markdown"};
  return extract_markdown(document, {}).value().headings;
}

TEST(MarkdownHeadings, KnowWhereTheirSectionStarts) {
  EXPECT_THAT(headings("# Pijn\nTekst.\n\n## *Meten*\n"),
              ElementsAre(Heading{1, "Pijn", "", 0}, Heading{2, "Meten", "", 12}));
}

TEST(MarkdownHeadings, OfMarksOnlyAreNone) {
  EXPECT_THAT(headings("Tekst.\n\n# **\n\n## \x01\n"), ElementsAre());
}

}  // namespace
}  // namespace wegwijzer::extract
