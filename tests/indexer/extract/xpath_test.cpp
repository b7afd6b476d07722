#include "indexer/extract/xpath.hpp"

#include <gmock/gmock.h>

#include "indexer/extract/html_tree.hpp"

namespace wegwijzer::extract {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

TEST(CheckXPath, AcceptsXPath1) {
  for (const char* good : {"//main", "//time/@datetime", "substring-after(//p[1], ': ')",
                           "//*[contains(concat(' ', @class, ' '), ' titel ')]", "//a | //b"}) {
    EXPECT_TRUE(check_xpath(good)) << good;
  }
}

TEST(CheckXPath, SaysWhereItStopsToParse) {
  const auto checked = check_xpath("//div[@class='x'");
  ASSERT_FALSE(checked);
  EXPECT_EQ(checked.error().code, Code::Config);
  EXPECT_EQ(
      checked.error().what,
      "XPath //div[@class='x' does not parse at character 17: Expected ']' to match an opening "
      "'['");
  EXPECT_EQ(checked.error().hint,
            "it must be XPath 1.0, such as //div[@class='inhoud'] or //time/@datetime");
}

TEST(CheckXPath, RefusesNothingAndNonsense) {
  for (const char* bad : {"", "//", "//div[", "matches(., 'x')", "$x", ")"}) {
    EXPECT_FALSE(check_xpath(bad)) << bad;
  }
  EXPECT_FALSE(check_xpath(std::string(20'000, '(')));
}

TEST(CheckXPath, TellsAValueFromElements) {
  const auto checked = check_xpath("count(//p)", XPathGives::Nodes);
  ASSERT_FALSE(checked);
  EXPECT_EQ(checked.error().what,
            "XPath count(//p) computes a value, expected one that selects elements");
  EXPECT_TRUE(check_xpath("//p", XPathGives::Nodes));
}

TEST(Select, GivesTextsOfElementsAttributesAndStrings) {
  const auto page = parse_html("<p class=a>een <b>twee</b></p><p>\n</p><p class=b>drie");
  EXPECT_THAT(select_texts(page, "//p"), ElementsAre("een twee", "drie"));
  EXPECT_THAT(select_texts(page, "//p/@class"), ElementsAre("a", "b"));
  EXPECT_THAT(select_texts(page, "substring-before(//p[1], ' ')"), ElementsAre("een"));
  EXPECT_THAT(select_texts(page, "//p["), IsEmpty());
}

TEST(Select, GivesElementsInTheOrderOfThePage) {
  const auto page = parse_html("<b>1</b><p>2</p><b>3</b>");
  EXPECT_THAT(select_elements(page, "//p | //b"), SizeIs(3));
  EXPECT_EQ(select_elements(page, "//p | //b")[1].name(), std::string("p"));
  EXPECT_THAT(select_elements(page, "//p/text()"), IsEmpty());
}

}  // namespace
}  // namespace wegwijzer::extract
