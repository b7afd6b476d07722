#include "searchd/http/target.hpp"

#include <gmock/gmock.h>

namespace wegwijzer::http {
namespace {

using Parameters = search::Parameters;

struct Case {
  const char* name;
  std::string target;
  Target expected;
};

class ParseTarget : public ::testing::TestWithParam<Case> {};

TEST_P(ParseTarget, Reads) {
  const Target target = parse_target(GetParam().target);
  EXPECT_EQ(target.path, GetParam().expected.path);
  EXPECT_EQ(target.parameters, GetParam().expected.parameters);
}

INSTANTIATE_TEST_SUITE_P(
    , ParseTarget,
    ::testing::Values(
        Case{
            "Path", "/zoek", Target{"/zoek", {}}
},
        Case{"EncodedPath", "/v1/documents/a%2Fb", Target{"/v1/documents/a/b", {}}},
        Case{"Parameter", "/zoek?q=pijn", Target{"/zoek", Parameters{{"q", "pijn"}}}},
        Case{"RepeatedName", "/zoek?a=2&a=1", Target{"/zoek", Parameters{{"a", "2"}, {"a", "1"}}}},
        Case{"PlusIsASpace", "/zoek?q=pijn+bij", Target{"/zoek", Parameters{{"q", "pijn bij"}}}},
        Case{"EncodedPlus", "/zoek?q=a%2Bb", Target{"/zoek", Parameters{{"q", "a+b"}}}},
        Case{"PlusInPathIsAPlus", "/a+b", Target{"/a+b", {}}},
        Case{"QuestionMarkInValue", "/zoek?q=wat?", Target{"/zoek", Parameters{{"q", "wat?"}}}},
        Case{"EqualsInValue", "/zoek?q=a=b", Target{"/zoek", Parameters{{"q", "a=b"}}}},
        Case{"NoValue", "/zoek?q", Target{"/zoek", Parameters{{"q", ""}}}},
        Case{"NoName", "/zoek?=a", Target{"/zoek", Parameters{{"", "a"}}}},
        Case{"EmptyPairs", "/zoek?&&q=a&", Target{"/zoek", Parameters{{"q", "a"}}}},
        Case{"Utf8", "/zoek?q=caf%C3%A9", Target{"/zoek", Parameters{{"q", "café"}}}},
        Case{"BadUtf8", "/zoek?q=caf%E9", Target{"/zoek", Parameters{{"q", "caf\uFFFD"}}}},
        Case{"BadTriplet", "/zoek?q=100%&a=%zz",
             Target{"/zoek", Parameters{{"q", "100%"}, {"a", "%zz"}}}},
        Case{"Fragment", "/zoek?q=a#b", Target{"/zoek", Parameters{{"q", "a"}}}},
        // RFC 9112 section 3.2.2
        Case{"AbsoluteForm", "http://a.example/zoek?q=a", Target{"/zoek", Parameters{{"q", "a"}}}},
        Case{"AbsoluteFormWithoutPath", "http://a.example", Target{"/", {}}},
        Case{"AsteriskForm", "*", Target{"*", {}}}, Case{"Empty", "", Target{"", {}}}),
    [](const auto& tested) { return tested.param.name; });

}  // namespace
}  // namespace wegwijzer::http
