#include "searchd/pages/html.hpp"

#include <gmock/gmock.h>

namespace wegwijzer::pages {
namespace {

std::string paragraph(std::string_view text) {
  return Html().open("p").text(text).close().take_document();
}

TEST(Html, TextIsEscaped) {
  EXPECT_EQ(paragraph("<script>alert('\"&\")</script>"),
            "<!doctype html>\n<p>&lt;script&gt;alert(&#39;&quot;&amp;&quot;)&lt;/script&gt;</p>\n");
}

TEST(Html, AttributesAreEscaped) {
  EXPECT_EQ(Html().open("p").attr("title", "\" onclick=\"x").close().take_document(),
            "<!doctype html>\n<p title=\"&quot; onclick=&quot;x\"></p>\n");
}

TEST(Html, ControlCharactersAreLeftOut) {
  EXPECT_EQ(paragraph(std::string("a\0b\x1b\x7f", 5) + "\nc"), "<!doctype html>\n<p>ab\nc</p>\n");
}

TEST(Html, VoidElementsHaveNoEndTag) {
  Html html;
  html.open("p").text("a").open("br").close().text("b").close();
  EXPECT_EQ(html.take_document(), "<!doctype html>\n<p>a<br>b</p>\n");
}

TEST(Html, FlagStandsOnlyWhenOn) {
  Html html;
  html.open("input").flag("checked", false).flag("disabled", true).close();
  EXPECT_EQ(html.take_document(), "<!doctype html>\n<input disabled>\n");
}

struct LinkCase {
  const char* name;
  std::string url;
  bool kept;
};

class Href : public ::testing::TestWithParam<LinkCase> {};

TEST_P(Href, LeadsOnlyWhereALinkMayLead) {
  const std::string html = Html().open("a").href(GetParam().url).close().take_document();
  EXPECT_EQ(html.find("href") != std::string::npos, GetParam().kept) << html;
}

INSTANTIATE_TEST_SUITE_P(
    , Href,
    ::testing::Values(LinkCase{"Https", "https://a.example/b?c=d#e", true},
                      LinkCase{"UpperCaseScheme", "HTTP://a.example/", true},
                      LinkCase{"Path", "/zoek?q=a", true}, LinkCase{"Fragment", "#a", true},
                      LinkCase{"Javascript", "javascript:alert(1)", false},
                      LinkCase{"JavascriptWithTab", "java\tscript:alert(1)", false},
                      LinkCase{"JavascriptAfterSpace", " javascript:alert(1)", false},
                      LinkCase{"JavascriptAfterControl", "\x01javascript:alert(1)", false},
                      LinkCase{"Data", "data:text/html,<script>", false},
                      LinkCase{"OtherHostWithoutScheme", "//evil.example/", false},
                      LinkCase{"OtherHostByBackslash", "/\\evil.example/", false},
                      LinkCase{"Relative", "zoek", false}, LinkCase{"Empty", "", false}),
    [](const auto& tested) { return tested.param.name; });

}  // namespace
}  // namespace wegwijzer::pages
