#include <gtest/gtest.h>

#include "indexer/source/source.hpp"

namespace wegwijzer::source {
namespace {

struct Case {
  std::string name;
  Scope scope;
  std::string url;
  bool inside;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.url; }

class ScopeContains : public testing::TestWithParam<Case> {};

TEST_P(ScopeContains, Url) {
  const Case& c = GetParam();
  const auto url = Url::parse(c.url);
  ASSERT_TRUE(url) << url.error().what;
  EXPECT_EQ(c.scope.contains(*url), c.inside);
}

const std::vector<std::string> any = {};

INSTANTIATE_TEST_SUITE_P(
    Hosts, ScopeContains,
    testing::Values(
        Case{
            "ItsHost", {{"a.nl"}, any, any},
             "https://a.nl/x", true
},
        Case{"BothSchemes", {{"a.nl"}, any, any}, "http://a.nl/x", true},
        Case{"ASubdomainIsAnotherHost", {{"a.nl"}, any, any}, "https://www.a.nl/", false},
        Case{"AnEndingIsNoHost", {{"a.nl"}, any, any}, "https://kwaada.nl/", false},
        Case{"AHostMeansAnyPort", {{"a.nl"}, any, any}, "http://a.nl:8080/", true},
        Case{"APortMeansThatOne", {{"a.nl:8080"}, any, any}, "http://a.nl:8080/", true},
        Case{"AndNoOther", {{"a.nl:8080"}, any, any}, "http://a.nl/", false},
        Case{"ADefaultPortCanBeNamed", {{"a.nl:443"}, any, any}, "https://a.nl/", true},
        Case{"OfItsSchemeOnly", {{"a.nl:443"}, any, any}, "http://a.nl/", false},
        Case{"AUserNameIsNoHost", {{"a.nl"}, any, any}, "https://a.nl@b.nl/", false},
        Case{"NoHostsNothing", {any, any, any}, "https://a.nl/", false}),
    [](const auto& tested) { return tested.param.name; });

Scope including(std::vector<std::string> patterns) { return {{"a.nl"}, std::move(patterns), {}}; }
Scope excluding(std::vector<std::string> patterns) { return {{"a.nl"}, {}, std::move(patterns)}; }

INSTANTIATE_TEST_SUITE_P(
    Patterns, ScopeContains,
    testing::Values(
        Case{
            "APrefixOfThePath", including({"/les"}
             ), "https://a.nl/lessen/1", true
},
        Case{"OnlyAtItsBeginning", including({"/les"}), "https://a.nl/x/les", false},
        Case{"OneOfSeveral", including({"/x", "/les"}), "https://a.nl/les", true},
        Case{"LettersCountByCase", including({"/les"}), "https://a.nl/Les", false},
        Case{"QueryIsPartOfIt", including({"/zoek?t=1"}), "https://a.nl/zoek?t=12", true},
        Case{"AStarIsAnyRun", including({"/*/les/"}), "https://a.nl/2024/mei/les/1", true},
        Case{"AStarMayBeNothing", including({"/les*/1"}), "https://a.nl/les/1", true},
        Case{"AfterAStarTheRestMustFollow", including({"/*/les/"}), "https://a.nl/2024/toets",
             false},
        Case{"AStarInFront", excluding({"*.pdf"}), "https://a.nl/x/y.pdf?v=2", false},
        Case{"TwoStarsLookBackEnough", including({"/*ab*c"}), "https://a.nl/aab/abx/c", true},
        Case{"ExcludeWins", {{"a.nl"}, {"/les"}, {"/les/oud"}}, "https://a.nl/les/oud/1", false},
        Case{"ExcludeLeavesTheRest", excluding({"/oud"}), "https://a.nl/les", true},
        Case{"AParameter", excluding({"?print="}), "https://a.nl/les?print=1", false},
        Case{"NotOnlyTheFirst", excluding({"?print="}), "https://a.nl/les?t=nl&print=1", false},
        Case{"AtItsBeginningOnly", excluding({"?print="}), "https://a.nl/les?blueprint=1", true},
        Case{"NoQueryNoParameter", excluding({"?"}), "https://a.nl/les", true},
        Case{"AnyQueryAtAll", excluding({"?"}), "https://a.nl/les?x", false}),
    [](const auto& tested) { return tested.param.name; });

TEST(ScopeContains, ManyStarsTakeNoTime) {
  std::string pattern = "/";
  for (int i = 0; i < 2000; ++i) pattern += "*a";
  const auto url = Url::parse("https://a.nl/" + std::string(20'000, 'a') + "b");
  ASSERT_TRUE(url);
  EXPECT_TRUE(including({pattern}).contains(*url));
  EXPECT_FALSE(including({pattern + "*x"}).contains(*url));
}

}  // namespace
}  // namespace wegwijzer::source
