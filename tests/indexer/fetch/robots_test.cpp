#include "indexer/fetch/robots.hpp"

#include <gtest/gtest.h>

namespace wegwijzer::fetch {

void PrintTo(const Verdict& verdict, std::ostream* out) {
  *out << (verdict.allowed ? "allowed" : "disallowed") << " by \"" << verdict.rule << '"';
}

namespace {

using namespace std::chrono_literals;
using namespace std::string_literals;

struct Case {
  std::string name;
  std::string body;
  std::string path;
  bool allowed;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.path << " under\n" << c.body; }

class RobotsAllows : public testing::TestWithParam<Case> {};

TEST_P(RobotsAllows, Path) {
  const Case& c = GetParam();
  EXPECT_EQ(Robots::parse(c.body, "Wegwijzer/0.1 (+https://example.nl)").allows(c.path), c.allowed);
}

std::string name_of(const testing::TestParamInfo<Case>& tested) { return tested.param.name; }

INSTANTIATE_TEST_SUITE_P(
    Section221UserAgent, RobotsAllows,
    testing::Values(
        Case{"OurNameInAnyCase", "user-agent: WEGWIJZER\ndisallow: /\n", "/a", false},
        Case{"OurNameWithAVersion", "user-agent: wegwijzer/2.0\ndisallow: /\n", "/a", false},
        Case{"AnotherName", "user-agent: wegwijzer-images\ndisallow: /\n", "/a", true},
        Case{"StartOfOurName", "user-agent: weg\ndisallow: /\n", "/a", true},
        Case{"EverybodyWhenNotNamed", "user-agent: other\nallow: /\nuser-agent: *\ndisallow: /\n",
             "/a", false},
        Case{"OurGroupGoesBeforeEverybody",
             "user-agent: *\ndisallow: /\nuser-agent: wegwijzer\ndisallow: /b\n", "/a", true},
        Case{"OurEmptyGroupGoesBeforeEverybody",
             "user-agent: *\ndisallow: /\nuser-agent: wegwijzer\ndisallow:\n", "/a", true},
        Case{"GroupsOfOneNameAreOne",
             "user-agent: wegwijzer\ndisallow: /a\nuser-agent: *\nallow: /\n"
             "user-agent: wegwijzer\ndisallow: /b\n",
             "/a", false},
        Case{"NamesThatFollowEachOtherShareRules",
             "user-agent: wegwijzer\nuser-agent: other\ndisallow: /a\n", "/a", false},
        Case{"EmptyLinesDoNotEndAGroup", "user-agent: wegwijzer\n\n\ndisallow: /a\n", "/a", false},
        Case{"OtherRecordsDoNotEndAGroup",
             "user-agent: wegwijzer\nsitemap: https://h/s.xml\nuser-agent: other\ndisallow: /a\n",
             "/a", false},
        Case{"ANameAfterRulesBeginsAGroup",
             "user-agent: wegwijzer\ndisallow: /a\nuser-agent: other\ndisallow: /b\n", "/b", true},
        Case{"RulesBeforeAnyNameAreNobodys", "disallow: /\nuser-agent: *\ndisallow: /b\n", "/a",
             true}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Section222Rules, RobotsAllows,
    testing::Values(
        Case{"LongestMatchWins", "user-agent: *\ndisallow: /a\nallow: /a/b\n", "/a/b/c", true},
        Case{"OrderDoesNotCount", "user-agent: *\nallow: /a/b\ndisallow: /a\n", "/a/c", false},
        Case{"AllowWinsATie", "user-agent: *\ndisallow: /a\nallow: /a\n", "/a", true},
        Case{"AllowWinsATieFirst", "user-agent: *\nallow: /a\ndisallow: /a\n", "/a", true},
        Case{"NoMatchIsAllowed", "user-agent: *\ndisallow: /a\n", "/b", true},
        Case{"NoRulesNoObjection", "", "/anything", true},
        Case{"EmptyDisallowForbidsNothing", "user-agent: *\ndisallow:\n", "/a", true},
        Case{"CaseOfThePathCounts", "user-agent: *\ndisallow: /A\n", "/a", true},
        Case{"CaseOfTheKeyDoesNot", "USER-AGENT: *\nDisAllow: /a\n", "/a", false},
        Case{"RobotsTxtIsAlwaysAllowed", "user-agent: *\ndisallow: /\n", "/robots.txt", true},
        Case{"QueryIsPartOfThePath", "user-agent: *\ndisallow: /a?print\n", "/a?print=1", false},
        Case{"NonAsciiInTheRule", "user-agent: *\ndisallow: /foo/bar/ツ\n", "/foo/bar/%E3%83%84",
             false},
        Case{"UpperAndLowerCaseTriplets", "user-agent: *\ndisallow: /a%3cd\n", "/a%3Cd", false},
        Case{"EncodedUnreservedInTheRule", "user-agent: *\ndisallow: /foo/%62%61%7A\n", "/foo/baz",
             false},
        Case{"APercentSignByItself", "user-agent: *\ndisallow: /100%\n", "/100%25", false},
        Case{"HalfATripletInTheRule", "user-agent: *\ndisallow: /a%2\n", "/a%2Fb", false},
        Case{"APercentSignBeforeATriplet", "user-agent: *\ndisallow: /%%66E\n", "/%FE", true},
        Case{"EncodedUnreservedInThePath", "user-agent: *\ndisallow: /foo/baz\n", "/foo/%62%61%7A",
             false},
        Case{"ReservedInTheQuery", "user-agent: *\ndisallow: /foo?u=https://foo.bar\n",
             "/foo?u=https%3A%2F%2Ffoo.bar", false},
        Case{"EncodedSlashIsNoSlash", "user-agent: *\ndisallow: /a/b\n", "/a%2Fb", true},
        Case{"EncodedQuestionMarkIsNone", "user-agent: *\ndisallow: /a?b\n", "/a%3Fb", true}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Section223SpecialCharacters, RobotsAllows,
    testing::Values(
        Case{"StarIsAnything", "user-agent: *\ndisallow: /a*c\n", "/a/b/c/d", false},
        Case{"StarIsNothingToo", "user-agent: *\ndisallow: /a*c\n", "/ac", false},
        Case{"StarFirst", "user-agent: *\ndisallow: *.pdf\n", "/a/b.pdf", false},
        Case{"ManyStars", "user-agent: *\ndisallow: /**a***b\n", "/xaxb", false},
        Case{"PiecesInOrder", "user-agent: *\ndisallow: /*b*a\n", "/ab", true},
        Case{"DollarIsTheEnd", "user-agent: *\ndisallow: /a$\n", "/a/b", true},
        Case{"DollarMatchesTheWhole", "user-agent: *\ndisallow: /a$\n", "/a", false},
        Case{"StarAndDollar", "user-agent: *\ndisallow: /*.php$\n", "/x.php.php", false},
        Case{"StarAndDollarAfterMore", "user-agent: *\ndisallow: /*.php$\n", "/x.php?a", true},
        Case{"PiecesDoNotOverlap", "user-agent: *\ndisallow: /ab*ba$\n", "/aba", true},
        Case{"DollarInTheMiddleIsItself", "user-agent: *\ndisallow: /a$b\n", "/a$b", false},
        Case{"EncodedStarIsItself", "user-agent: *\ndisallow: /a%2Ab\n", "/a*b", false},
        Case{"EncodedStarIsNoWildcard", "user-agent: *\ndisallow: /a%2Ab\n", "/axb", true},
        Case{"EncodedDollarIsItself", "user-agent: *\ndisallow: /a%24\n", "/a$c", false},
        Case{"Comment", "user-agent: * # all\ndisallow: /a # not here\n", "/a", false},
        Case{"OnlyAComment", "user-agent: *\n#disallow: /\n", "/a", true}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Section22Lines, RobotsAllows,
    testing::Values(
        Case{"CarriageReturns", "user-agent: *\rdisallow: /a\r", "/a", false},
        Case{"Windows", "user-agent: *\r\n\r\ndisallow: /a\r\n", "/a", false},
        Case{"NoLineEndAtTheEnd", "user-agent: *\ndisallow: /a", "/a", false},
        Case{"SpaceAroundEverything", "\t user-agent \t: \t* \n disallow : /a \n", "/a", false},
        Case{"NoSpace", "user-agent:*\ndisallow:/a\n", "/a", false},
        Case{"ByteOrderMark", "\xEF\xBB\xBFuser-agent: *\ndisallow: /a\n", "/a", false},
        Case{"HalfAByteOrderMark", "\xEF\xBBuser-agent: *\ndisallow: /a\n", "/a", false},
        Case{"ForgottenColon", "user-agent *\ndisallow /a\n", "/a", false},
        Case{"WebPageInstead", "<!DOCTYPE html>\n<p>disallow: /</p>\n", "/a", true},
        Case{"ZeroBytes", "user-agent: *\n\0\ndisallow: /a\n"s, "/a", false}),
    name_of);

TEST(Robots, TellsTheRuleThatDecided) {
  const auto robots =
      Robots::parse("user-agent: *\nDisallow: /a # why\nAllow: /a/b\n", "wegwijzer");
  EXPECT_EQ(robots.verdict("/a"), (Verdict{false, "disallow: /a (line 2)"}));
  EXPECT_EQ(robots.verdict("/a/b"), (Verdict{true, "allow: /a/b (line 3)"}));
  EXPECT_EQ(robots.verdict("/c"), (Verdict{true, ""}));
}

TEST(Robots, DenyAllSaysWhy) {
  const auto robots = Robots::deny_all("https://h/robots.txt answered 503");
  EXPECT_EQ(robots.verdict("/"), (Verdict{false, "https://h/robots.txt answered 503"}));
}

TEST(Robots, AllowAllAllows) { EXPECT_TRUE(Robots::allow_all().allows("/a")); }

TEST(Robots, ReadsHalfAMegabyte) {  // section 2.5
  const std::string filler(500 * 1024 - 40, '#');
  const std::string end = "\nuser-agent: *\ndisallow: /a\n";  // 29 bytes, within
  EXPECT_FALSE(Robots::parse(filler + end, "w").allows("/a"));
  EXPECT_TRUE(Robots::parse(filler + "####################" + end, "w").allows("/a"));
}

TEST(Robots, ALineThatTheLimitCutsIsNoRule) {
  const std::string body =
      "user-agent: *\n#" + std::string(500 * 1024 - 27, 'x') + "\ndisallow: /ab\n";
  EXPECT_TRUE(Robots::parse(body, "w").allows("/a"));
}

std::optional<std::chrono::milliseconds> delay_of(const std::string& value) {
  return Robots::parse("user-agent: *\ncrawl-delay: " + value + "\n", "w").crawl_delay();
}

TEST(RobotsCrawlDelay, IsANumberOfSeconds) {
  EXPECT_EQ(delay_of("10"), 10s);
  EXPECT_EQ(delay_of("0.5"), 500ms);
  EXPECT_EQ(delay_of("1e99"), 24h);
  for (const char* text : {"", "-1", "nan", "inf", "soon"}) EXPECT_EQ(delay_of(text), std::nullopt);
}

TEST(RobotsCrawlDelay, IsThatOfOurGroup) {
  const std::string body =
      "user-agent: *\ncrawl-delay: 9\ndisallow: /x\nuser-agent: wegwijzer\ncrawl-delay: 2\n";
  EXPECT_EQ(Robots::parse(body, "Wegwijzer/1").crawl_delay(), 2s);
  EXPECT_EQ(Robots::parse(body, "other").crawl_delay(), 9s);
}

TEST(RobotsSitemaps, AreThoseOfEveryGroup) {
  const auto robots = Robots::parse(
      "Sitemap: https://h/a.xml\nuser-agent: other\ndisallow: /\nsitemap: "
      "https://h/b.xml\nsitemap:\n",
      "wegwijzer");
  EXPECT_EQ(robots.sitemaps(), (std::vector<std::string>{"https://h/a.xml", "https://h/b.xml"}));
}

TEST(RobotsPattern, TakesLinearTime) {
  const RobotsPattern pattern("/" + std::string(4'000, 'a') + "*" + std::string(4'000, 'a') + "b");
  const std::string path = "/" + std::string(60'000, 'a');
  // Minutes when it is quadratic, and then the suite's own limit ends it.
  for (int i = 0; i < 100; ++i) EXPECT_FALSE(pattern.matches(path));
}

TEST(Robots, HostileFilesEndInTime) {
  std::string stars = "user-agent: *\n";
  for (int i = 0; i < 20'000; ++i) stars += "disallow: /*a*a*a*b$\n";
  // Hours when a rule is tried in every way: the suite's own limit ends it then.
  EXPECT_TRUE(Robots::parse(stars, "w").allows("/" + std::string(4'000, 'a')));
}

}  // namespace
}  // namespace wegwijzer::fetch
