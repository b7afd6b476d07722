#include <gtest/gtest.h>

#include <random>

#include "base/url.hpp"
#include "support/testing.hpp"

namespace wegwijzer {
namespace {

struct Case {
  std::string name;
  std::string url;
  std::string expected;
  CanonicalRules rules = {};
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.url; }

class CanonicalUrl : public testing::TestWithParam<Case> {};

TEST_P(CanonicalUrl, IsTheKeyOfThePage) {
  const Case& c = GetParam();
  EXPECT_EQ(canonical(Url::parse(c.url).value(), c.rules).href(), c.expected);
}

const CanonicalRules with_fragment{.keep_fragment = true};
const CanonicalRules without_print{
    .drop_parameters = {"print", "session id"}
};

INSTANTIATE_TEST_SUITE_P(
    Rules, CanonicalUrl,
    testing::Values(
        Case{"FragmentGoes", "https://h/a#b", "https://h/a"},
        Case{"EmptyQueryGoes", "https://h/a?", "https://h/a"},
        Case{"CredentialsGo", "https://u:p@h/a", "https://h/a"},
        Case{"PortStays", "https://h:8443/a", "https://h:8443/a"},
        Case{"TrackingGoes", "https://h/a?utm_source=x&id=1&fbclid=y&gclid=z", "https://h/a?id=1"},
        Case{"OnlyTracking", "https://h/a?utm_source=x&mc_cid=1&mc_eid=2&msclkid=3", "https://h/a"},
        Case{"EncodedTrackingName", "https://h/a?%75tm_source=x", "https://h/a"},
        Case{"EmptyParametersGo", "https://h/a?&b=1&&c=2&", "https://h/a?b=1&c=2"},
        Case{"OrderStays", "https://h/a?b=2&a=1&b=1", "https://h/a?b=2&a=1&b=1"},
        Case{"SimilarNamesStay", "https://h/a?xutm_source=1&GCLID=2",
             "https://h/a?xutm_source=1&GCLID=2"},
        Case{"TripletsInUpperCase", "https://h/%c3%a9?q=%c3%a9", "https://h/%C3%A9?q=%C3%A9"},
        Case{"UnreservedDecoded", "https://h/%7Ea%2Db?%61=1", "https://h/~a-b?a=1"},
        Case{"ReservedStaysEncoded", "https://h/a%2Fb?c=%26", "https://h/a%2Fb?c=%26"},
        Case{"EncodedPercentStays", "https://h/%2541", "https://h/%2541"},
        Case{"LonePercentMakesNoNewTriplet", "https://h/%%34%31", "https://h/%%341"},
        Case{"SourcesOwnParameters", "https://h/a?print=1&session%20id=2&x=3", "https://h/a?x=3",
             without_print},
        Case{"KeptFragment", "https://h/a#deel-2", "https://h/a#deel-2", with_fragment},
        Case{"TextDirectiveGoes", "https://h/a#deel-2:~:text=x", "https://h/a#deel-2",
             with_fragment},
        Case{"OnlyATextDirective", "https://h/a#:~:text=x", "https://h/a", with_fragment},
        Case{"EmptyFragmentGoes", "https://h/a#", "https://h/a", with_fragment}),
    [](const auto& tested) { return tested.param.name; });

/// Texts that are dense in what the rules look at.
std::string random_address(std::mt19937& random) {
  constexpr auto pieces = std::to_array<std::string_view>(
      {"%",  "2",    "5",  "4", "1", "%2e",     "%2E",   ".",   "..",  "/",
       "//", "?",    "&",  "=", "#", "utm_a=1", "gclid", "a",   "%61", "%7e",
       "é",  "\xFF", "\\", " ", "'", ":~:",     "%25",   "%3f", "+"});
  std::string text = "http://h/";
  const auto count = random() % 12;
  for (std::size_t i = 0; i < count; ++i) text += pieces[random() % pieces.size()];
  return text;
}

TEST(CanonicalUrlProperty, TwiceIsOnce) {
  std::mt19937 random(1);
  for (int i = 0; i < 5'000; ++i) {
    const std::string text = random_address(random);
    const Url once = canonical(Url::parse(text).value(), with_fragment);
    EXPECT_EQ(canonical(once, with_fragment).href(), once.href()) << text;
    EXPECT_EQ(Url::parse(once.href()).value(), once) << text;
  }
}

TEST(RegistrableDomain, FollowsThePublicSuffixList) {
  const auto of = [](const char* url) { return registrable_domain(Url::parse(url).value()); };
  EXPECT_EQ(of("https://www.palliaweb.nl/a"), "palliaweb.nl");
  EXPECT_EQ(of("https://a.b.example.co.uk/"), "example.co.uk");
  EXPECT_EQ(of("https://www.straße.de/"), "xn--strae-oqa.de");
}

TEST(RegistrableDomain, IsTheHostWhenThereIsNone) {
  const auto of = [](const char* url) { return registrable_domain(Url::parse(url).value()); };
  EXPECT_EQ(of("https://co.uk/"), "co.uk");
  EXPECT_EQ(of("https://192.0.2.1/"), "192.0.2.1");
  EXPECT_EQ(of("https://[2001:db8::1]/"), "[2001:db8::1]");
  EXPECT_EQ(of("http://localhost:8080/"), "localhost");
}

}  // namespace
}  // namespace wegwijzer
