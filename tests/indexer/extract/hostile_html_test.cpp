// Hostile input: one document may cost little, and gives text or an error.
#include <gmock/gmock.h>

#include "base/utf8.hpp"
#include "indexer/extract/extracted_page.hpp"

namespace wegwijzer::extract {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

TEST(HostileHtml, HundredThousandNestedTagsAreReadAsText) {
  const auto extracted = extract_page("<title>Diep</title>" + repeated("<div>", 100'000) + "zorg");
  EXPECT_EQ(extracted.title, "Diep");
  EXPECT_THAT(extracted.text, HasSubstr("zorg"));
  EXPECT_THAT(extracted.notes, ElementsAre("more than 1000 elements stand inside each other: read "
                                           "as bare text, without links"));
}

TEST(HostileHtml, NestingCannotHide) {
  for (const char* opening :
       {"<div></x>", "<svg><td>", "<x-a></x-b>", "<b id=1></p>", "<a \"><div>", "<!--><div>",
        "<!-- --!><div>", "<title></title><q>", "<DIV x=y/z>"}) {
    const auto extracted = extract_page(repeated(opening, 3000) + "zorg");
    EXPECT_THAT(extracted.notes, SizeIs(1)) << opening;
  }
}

TEST(HostileHtml, FlatTextCannotBecomeMarkup) {
  const auto extracted = extract_page(repeated("<<b></b>div>", 3000) + "&lt;p&gt; zorg");
  EXPECT_THAT(extracted.text, HasSubstr("<p> zorg"));
}

TEST(HostileHtml, OrdinaryPagesPass) {
  for (const char* part :
       {"<p>x", "<li>x", "<td>x", "<br>", "<svg><path/></svg>", "<x-a></x-a>",
        "<script>'<div>'</script>", "<!-- <div> -->", "<option>x", "<a b='<q>'></a>"}) {
    EXPECT_THAT(extract_page(repeated(part, 3000) + "zorg").notes, IsEmpty()) << part;
  }
}

TEST(HostileHtml, DepthBetweenParserAndTreeLimitKeepsText) {
  EXPECT_THAT(extract_page(repeated("<div>", 900) + "zorg").text, HasSubstr("zorg"));
}

TEST(HostileHtml, TwentyThousandAttributes) {
  std::string tag = "<p ";
  for (int i = 0; i < 20'000; ++i) tag += "a" + std::to_string(i) + "=1 ";
  const auto extracted = extract_page(tag + ">zorg");
  EXPECT_EQ(extracted.text, "zorg");
  EXPECT_THAT(extracted.notes,
              ElementsAre("a tag has more than 1000 attributes: read as bare text, "
                          "without links"));
}

TEST(HostileHtml, HugeAttributeAndComment) {
  const auto extracted = extract_page("<p title='" + std::string(4'000'000, 'x') + "'>zorg<!--" +
                                      std::string(4'000'000, '-'));
  EXPECT_EQ(extracted.text, "zorg");
}

TEST(HostileHtml, PageOverTenMegabytesIsRefused) {
  const auto extracted = extract_html(page(std::string(10'000'001, 'x')), {});
  ASSERT_FALSE(extracted);
  EXPECT_EQ(extracted.error().code, Code::Malformed);
  EXPECT_EQ(extracted.error().what, "the page has 10000001 bytes, at most 10000000 are read");
}

TEST(HostileHtml, TextBeyondTwoMegabytesIsCut) {
  const auto extracted = extract_page(repeated("<p>" + std::string(1000, 'x'), 3000));
  EXPECT_LE(extracted.text.size(), 2'001'000u);
  EXPECT_THAT(extracted.notes, ElementsAre("only the first 2000000 bytes of text were read"));
}

TEST(HostileHtml, LinksAreCapped) {
  std::string html;
  for (int i = 0; i < 6000; ++i) html += "<a href=" + std::to_string(i) + ">x</a>";
  EXPECT_THAT(extract_page(html).links, SizeIs(5000));
}

TEST(HostileHtml, BytesThatAreNoText) {
  using namespace std::string_literals;
  for (const std::string& bytes : {""s,
                                   "\0"s,
                                   "<p>\0zorg\0"s,
                                   "\xEF\xBB\xBF<title>x"s,
                                   "<p>\xC3"s,
                                   "<p title=\"\xF0\x9F"s,
                                   "<"s,
                                   "</"s,
                                   "<!"s,
                                   "<!--"s,
                                   "<a"s,
                                   "<a b"s,
                                   "<a b="s,
                                   "<a b='"s,
                                   "&#xD800;&#0;&#x110000;"s,
                                   "<title"s,
                                   "<script><!--<script>"s,
                                   "<table><table>"s,
                                   "<html><html lang>"s,
                                   "<frameset><frame></frameset>"s,
                                   "<plaintext><div>"s}) {
    const auto extracted = extract_html(page(bytes), {});
    ASSERT_TRUE(extracted) << bytes;
    EXPECT_TRUE(is_utf8(extracted->text + extracted->title)) << bytes;
  }
}

TEST(HostileHtml, ByteOrderMarkDoesNotCloseTheHead) {
  EXPECT_EQ(extract_page("\xEF\xBB\xBF<html><head><title>Rouw</title></head></html>").title,
            "Rouw");
}

}  // namespace
}  // namespace wegwijzer::extract
