#include "base/url.hpp"

#include <gtest/gtest.h>

#include "support/testing.hpp"

namespace wegwijzer {

namespace {

struct Case {
  std::string name;
  std::string text;
  std::string base;      // empty: none
  std::string expected;  // href; empty: a failure
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.text << " relative to " << c.base; }

class UrlParses : public testing::TestWithParam<Case> {};

TEST_P(UrlParses, AsTheStandardSays) {
  const Case& c = GetParam();
  const auto base = c.base.empty() ? Result<Url>(Url()) : Url::parse(c.base);
  ASSERT_TRUE(base) << base.error().what;
  const auto url = Url::parse(c.text, c.base.empty() ? nullptr : &*base);
  EXPECT_EQ(url ? url->href() : "", c.expected) << (url ? "" : url.error().what);
}

std::string name_of(const testing::TestParamInfo<Case>& tested) { return tested.param.name; }

INSTANTIATE_TEST_SUITE_P(
    Section44Absolute, UrlParses,
    testing::Values(
        Case{"Plain", "https://example.nl/a/b?c=d#e", "", "https://example.nl/a/b?c=d#e"},
        Case{"EmptyPathBecomesSlash", "http://example.nl", "", "http://example.nl/"},
        Case{"SpacesAndControlsAtTheEndsGo", " \x01 http://example.nl/ \t\n", "",
             "http://example.nl/"},
        Case{"TabsAndNewlinesInsideGo", "ht\ntp://exa\tmple.nl/a\r\nb", "", "http://example.nl/ab"},
        Case{"SchemeInAnyCase", "HTTP://example.nl/", "", "http://example.nl/"},
        Case{"NoSlashes", "http:example.nl/a", "", "http://example.nl/a"},
        Case{"ManySlashes", "http:////example.nl/a", "", "http://example.nl/a"},
        Case{"BackslashesAreSlashes", "http:\\\\example.nl\\a\\b", "", "http://example.nl/a/b"},
        Case{"BackslashInTheQueryStays", "http://example.nl/?a\\b", "", "http://example.nl/?a\\b"},
        Case{"EmptyQueryAndFragmentStay", "http://example.nl/?#", "", "http://example.nl/?#"},
        Case{"QuestionMarkInTheFragment", "http://example.nl/#a?b", "", "http://example.nl/#a?b"},
        Case{"NoHost", "http://", "", ""}, Case{"OnlyAPort", "http://:80/", "", ""},
        Case{"OtherScheme", "ftp://example.nl/", "", ""},
        Case{"Mailto", "mailto:info@example.nl", "", ""}, Case{"NoScheme", "example.nl/a", "", ""},
        Case{"Empty", "", "", ""}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Section44Authority, UrlParses,
    testing::Values(
        Case{"DefaultPortGoes", "https://example.nl:443/", "", "https://example.nl/"},
        Case{"OtherDefaultPortStays", "http://example.nl:443/", "", "http://example.nl:443/"},
        Case{"EmptyPort", "http://example.nl:/", "", "http://example.nl/"},
        Case{"LeadingZerosInPort", "http://example.nl:00081/", "", "http://example.nl:81/"},
        Case{"PortTooLarge", "http://example.nl:65536/", "", ""},
        Case{"PortNoNumber", "http://example.nl:8a/", "", ""},
        Case{"NegativePort", "http://example.nl:-1/", "", ""},
        Case{"UserAndPassword", "http://u:p@example.nl/", "", "http://u:p@example.nl/"},
        Case{"EmptyPassword", "http://u:@example.nl/", "", "http://u@example.nl/"},
        Case{"OnlyPassword", "http://:p@example.nl/", "", "http://:p@example.nl/"},
        Case{"EmptyCredentials", "http://:@example.nl/", "", "http://example.nl/"},
        Case{"LastAtSignCounts", "http://a@b@example.nl/", "", "http://a%40b@example.nl/"},
        Case{"CredentialsAreEncoded", "http://a b:c;@example.nl/", "",
             "http://a%20b:c%3B@example.nl/"},
        Case{"CredentialsWithoutHost", "http://u:p@/", "", ""}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Section35Host, UrlParses,
    testing::Values(
        Case{"LowerCase", "http://EXAMPLE.NL/", "", "http://example.nl/"},
        Case{"TrailingDotStays", "http://example.nl./", "", "http://example.nl./"},
        Case{"International", "http://Überlingen.example/", "",
             "http://xn--berlingen-p9a.example/"},
        Case{"SharpSIsNotTransitional", "http://faß.example/", "", "http://xn--fa-hia.example/"},
        Case{"PercentEncodedHost", "http://ex%61mple.nl/", "", "http://example.nl/"},
        Case{"FullWidth", "http://Ｇｏ.com/", "", "http://go.com/"},
        Case{"IdeographicFullStop", "http://www.foo。bar.com/", "", "http://www.foo.bar.com/"},
        Case{"SoftHyphenGoes", "http://a\u00ADb.nl/", "", "http://ab.nl/"},
        Case{"OnlyASoftHyphen", "http://\u00AD/", "", ""},
        Case{"Symbol", "http://☃.net/", "", "http://xn--n3h.net/"},
        Case{"HyphensInAsciiLabels", "http://-a--b-.nl/", "", "http://-a--b-.nl/"},
        Case{"AsciiPunycodeIsTaken", "http://xn--a.nl/", "", "http://xn--a.nl/"},
        Case{"BadPunycodeBesideUnicode", "http://xn--a.ß/", "", ""},
        Case{"MixedDirections", "http://يa/", "", ""},
        Case{"ReplacementCharacter", "http://\uFFFD.com/", "", ""},
        Case{"IllFormedUtf8", "http://a\xFF.com/", "", ""}, Case{"Space", "http://a b/", "", ""},
        Case{"EncodedSlash", "http://a%2Fb/", "", ""}, Case{"EncodedZero", "http://a%00b/", "", ""},
        Case{"LessThan", "http://a<b/", "", ""}, Case{"Percent", "http://a%zz/", "", ""},
        Case{"Caret", "http://a^b/", "", ""},
        Case{"UnderscoreIsAllowed", "http://a_b.nl/", "", "http://a_b.nl/"}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Section35Ipv4, UrlParses,
    testing::Values(Case{"FourNumbers", "http://192.0.2.1/", "", "http://192.0.2.1/"},
                    Case{"Short", "http://127.1/", "", "http://127.0.0.1/"},
                    Case{"OneNumber", "http://2130706433/", "", "http://127.0.0.1/"},
                    Case{"Hexadecimal", "http://0x7F.1/", "", "http://127.0.0.1/"},
                    Case{"Octal", "http://0177.0.0.01/", "", "http://127.0.0.1/"},
                    Case{"BareHexPrefixIsZero", "http://0x.0/", "", "http://0.0.0.0/"},
                    Case{"TrailingDot", "http://192.0.2.1./", "", "http://192.0.2.1/"},
                    Case{"FullWidthDigits", "http://１２７.1/", "", "http://127.0.0.1/"},
                    Case{"TooLarge", "http://256.0.0.1/", "", ""},
                    Case{"OneTooLarge", "http://4294967296/", "", ""},
                    Case{"VeryLarge", "http://99999999999999999999999/", "", ""},
                    Case{"FiveNumbers", "http://1.2.3.4.5/", "", ""},
                    Case{"EndsInNumber", "http://foo.09/", "", ""},
                    Case{"EndsInHexNumber", "http://foo.0x4/", "", ""},
                    Case{"EmptyPart", "http://1..2/", "", ""},
                    Case{"NumberFirstIsAName", "http://1.2.example/", "", "http://1.2.example/"}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Section35Ipv6, UrlParses,
    testing::Values(
        Case{"Full", "http://[2001:DB8:0:0:1:0:0:1]/", "", "http://[2001:db8::1:0:0:1]/"},
        Case{"AllZeros", "http://[::]/", "", "http://[::]/"},
        Case{"OneZeroIsNotCompressed", "http://[1:2:3:0:5:6:7:8]/", "",
             "http://[1:2:3:0:5:6:7:8]/"},
        Case{"EmbeddedIpv4", "http://[::ffff:192.0.2.1]/", "", "http://[::ffff:c000:201]/"},
        Case{"WithPort", "http://[::1]:8080/", "", "http://[::1]:8080/"},
        Case{"NotClosed", "http://[::1/", "", ""},
        Case{"SevenPieces", "http://[1:2:3:4:5:6:7]/", "", ""},
        Case{"NinePieces", "http://[1:2:3:4:5:6:7:8:9]/", "", ""},
        Case{"TwoGaps", "http://[1::2::3]/", "", ""}, Case{"ThreeColons", "http://[:::1]/", "", ""},
        Case{"GapForNothing", "http://[1:2:3:4::5:6:7:8]/", "", ""},
        Case{"FiveDigits", "http://[12345::]/", "", ""},
        Case{"Zone", "http://[fe80::1%25eth0]/", "", ""},
        Case{"EmbeddedIpv4WithLeadingZero", "http://[::01.2.3.4]/", "", ""},
        Case{"EmbeddedIpv4TooShort", "http://[::1.2.3]/", "", ""},
        Case{"EmbeddedIpv4First", "http://[1.2.3.4::1]/", "", ""},
        Case{"Empty", "http://[]/", "", ""}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Section44Path, UrlParses,
    testing::Values(Case{"Dots", "http://h/a/./b/../c", "", "http://h/a/c"},
                    Case{"EncodedDots", "http://h/a/%2e/b/%2E%2e/c", "", "http://h/a/c"},
                    Case{"DotsAtTheEnd", "http://h/a/b/..", "", "http://h/a/"},
                    Case{"DotsAboveTheRoot", "http://h/../../a", "", "http://h/a"},
                    Case{"EmptySegmentsStay", "http://h/a//b/", "", "http://h/a//b/"},
                    Case{"DotsAfterEmptySegment", "http://h/a//../b", "", "http://h/a/b"},
                    Case{"Encoded", "http://h/a b\"<>`{}é", "",
                         "http://h/a%20b%22%3C%3E%60%7B%7D%C3%A9"},
                    Case{"PercentStays", "http://h/%zz%e9", "", "http://h/%zz%e9"},
                    Case{"QueryEncoded", "http://h/?a b'\"é", "", "http://h/?a%20b%27%22%C3%A9"},
                    Case{"FragmentEncoded", "http://h/#a b`'", "", "http://h/#a%20b%60'"},
                    Case{"IllFormedUtf8InPath", "http://h/\xE9", "", "http://h/%EF%BF%BD"}),
    name_of);

constexpr const char* page = "http://u:p@h:81/a/b?q#f";

INSTANTIATE_TEST_SUITE_P(
    Section44Relative, UrlParses,
    testing::Values(Case{"EmptyKeepsTheQuery", "", page, "http://u:p@h:81/a/b?q"},
                    Case{"FragmentKeepsTheQuery", "#g", page, "http://u:p@h:81/a/b?q#g"},
                    Case{"Query", "?r", page, "http://u:p@h:81/a/b?r"},
                    Case{"Segment", "c", page, "http://u:p@h:81/a/c"},
                    Case{"Dot", ".", page, "http://u:p@h:81/a/"},
                    Case{"Up", "..", page, "http://u:p@h:81/"},
                    Case{"UpTwice", "../../c", page, "http://u:p@h:81/c"},
                    Case{"FromTheRoot", "/c", page, "http://u:p@h:81/c"},
                    Case{"OtherHost", "//i/c", page, "http://i/c"},
                    Case{"OtherHostByBackslashes", "\\\\i\\c", page, "http://i/c"},
                    Case{"SameSchemeWithoutSlashes", "http:c", page, "http://u:p@h:81/a/c"},
                    Case{"OtherSchemeWithoutSlashes", "https:c", page, "https://c/"},
                    Case{"ColonInASegment", "./c:d", page, "http://u:p@h:81/a/c:d"},
                    Case{"LooksLikeAScheme", "c:d", page, ""},
                    Case{"Javascript", "javascript:void(0)", page, ""}),
    name_of);

TEST(Url, TellsItsParts) {
  const Url url = Url::parse("https://u:p@example.nl:8443/a/b?c=d#e").value();
  EXPECT_EQ(url.scheme(), "https");
  EXPECT_EQ(url.userinfo(), "u:p");
  EXPECT_EQ(url.host(), "example.nl");
  EXPECT_EQ(url.port(), 8443);
  EXPECT_EQ(url.authority(), "example.nl:8443");
  EXPECT_EQ(url.origin(), "https://example.nl:8443");
  EXPECT_EQ(url.path(), "/a/b");
  EXPECT_EQ(url.query(), "c=d");
  EXPECT_EQ(url.fragment(), "e");
  EXPECT_EQ(url.path_and_query(), "/a/b?c=d");
}

TEST(Url, AbsentAndEmptyPartsDiffer) {
  const Url without = Url::parse("https://example.nl/").value();
  EXPECT_EQ(without.query(), std::nullopt);
  EXPECT_EQ(without.fragment(), std::nullopt);
  EXPECT_EQ(without.port(), 443);
  EXPECT_EQ(without.authority(), "example.nl");
  const Url empty = Url::parse("https://example.nl/?#").value();
  EXPECT_EQ(empty.query(), "");
  EXPECT_EQ(empty.fragment(), "");
  EXPECT_NE(without, empty);
}

TEST(Url, TheEmptyOneHasEmptyParts) {
  const Url url;
  EXPECT_EQ(url.href(), "");
  EXPECT_EQ(url.scheme(), "");
  EXPECT_EQ(url.userinfo(), "");
  EXPECT_EQ(url.host(), "");
  EXPECT_EQ(url.path(), "");
  EXPECT_EQ(url.query(), std::nullopt);
  EXPECT_EQ(url.fragment(), std::nullopt);
}

struct Failure {
  std::string text;
  Error expected;
};

TEST(UrlError, SaysWhereWhatAndWhatWasExpected) {
  const auto cases = std::to_array<Failure>({
      {"ftp://example.nl/",
       {Code::Malformed,
        "address \"ftp://example.nl/\": the scheme is ftp, expected http or https"}             },
      {"/about",
       {Code::Malformed,
        "address \"/about\": there is no scheme, and no page that it is relative to",
        "an address starts as https://www.example.nl/"}                                         },
      {"http://:80/",
       {Code::Malformed, "address \"http://:80/\": there is no host",
        "an address starts as https://www.example.nl/"}                                         },
      {"http://h:99999/",
       {Code::Malformed,
        "address \"http://h:99999/\": the port is \"99999\", expected a number from 0 to 65535"}},
      {"http://a b/",
       {Code::Malformed, "address \"http://a b/\": the host \"a b\" has the character 0x20",
        "a host is a name such as www.example.nl, or an IP address"}                            },
      {"http://1.2.3.4.5/",
       {Code::Malformed,
        "address \"http://1.2.3.4.5/\": the host \"1.2.3.4.5\" ends in a number and is no IPv4 "
        "address",
        "a host is a name such as www.example.nl, or an IP address"}                            },
      {"http://[::1::]/",
       {Code::Malformed, "address \"http://[::1::]/\": the host \"[::1::]\" is no IPv6 address",
        "an IPv6 address in a URL looks like [2001:db8::1]"}                                    },
  });
  for (const Failure& c : cases) {
    const auto url = Url::parse(c.text);
    ASSERT_FALSE(url) << c.text;
    EXPECT_EQ(url.error().what, c.expected.what);
    EXPECT_EQ(url.error().hint, c.expected.hint);
    EXPECT_EQ(url.error().code, c.expected.code);
  }
}

TEST(UrlError, ALongTextIsRefusedAndShownInPart) {
  const auto url = Url::parse("http://h/" + std::string(70'000, 'a'));
  ASSERT_FALSE(url);
  EXPECT_EQ(url.error().what, "address \"http://h/" + std::string(191, 'a') +
                                  "...\": is 70009 bytes long, expected at most 65536");
}

}  // namespace
}  // namespace wegwijzer
