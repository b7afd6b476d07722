#include "indexer/tag/url_triggers.hpp"

#include <gtest/gtest.h>

namespace wegwijzer::tag {
namespace {

struct Address {
  const char* name;
  const char* pattern;
  const char* url;
  bool found;
};

void PrintTo(const Address& address, std::ostream* out) {
  *out << address.pattern << " in " << address.url;
}

/// A facet whose values have one url trigger each, named after it by number: v0, v1, ...
Taxonomy publishers(const std::vector<std::string>& patterns) {
  Facet facet;
  facet.id = "publisher";
  for (const std::string& pattern : patterns) {
    FacetValue value;
    value.id = "v" + std::to_string(facet.values.size());
    value.when.url = {pattern};
    facet.values.push_back(value);
  }
  return Taxonomy{{facet}};
}

class UrlPattern : public testing::TestWithParam<Address> {};

TEST_P(UrlPattern, FindsItsAddresses) {
  const Taxonomy taxonomy = publishers({GetParam().pattern});
  const Values values(taxonomy);
  EXPECT_EQ(!UrlTriggers(values).find(GetParam().url).empty(), GetParam().found);
}

INSTANTIATE_TEST_SUITE_P(
    Forms, UrlPattern,
    testing::Values(
        Address{"Host", "palliaweb.nl", "https://palliaweb.nl/", true},
        Address{"Subdomain", "palliaweb.nl", "https://www.palliaweb.nl/x", true},
        Address{"OtherHostWithSameEnd", "nvk.nl", "https://knvk.nl/", false},
        Address{"NotInThePath", "nvk.nl", "https://example.org/nvk.nl", false},
        Address{"HostAndPath", "palliaweb.nl/agenda", "https://palliaweb.nl/agenda/x", true},
        Address{"HostAndPathWithQuery", "palliaweb.nl/agenda", "https://palliaweb.nl/agenda?p=2",
                true},
        Address{"PathEndsWithItsWord", "palliaweb.nl/agenda", "https://palliaweb.nl/agendapunt",
                false},
        Address{"HyphenGoesOnWithTheWord", "palliaweb.nl/agenda", "https://palliaweb.nl/agenda-oud",
                false},
        Address{"OpenEnd", "palliaweb.nl/consortium-", "https://palliaweb.nl/consortium-x", true},
        Address{"OtherPath", "palliaweb.nl/agenda", "https://palliaweb.nl/x/agenda", false},
        Address{"PieceOfPath", "/nieuws/", "https://example.org/over/Nieuws/1", true},
        Address{"PieceOfPathOnly", "/nieuws/", "https://nieuws.example.org/", false},
        Address{"NoUrl", "palliaweb.nl", "palliaweb.nl", false},
        Address{"NotHttp", "palliaweb.nl", "ftp://palliaweb.nl/", false}),
    [](const auto& tested) { return tested.param.name; });

TEST(UrlTriggersFind, LongestPatternOfAFacetWhenOnlyTheAddressTells) {
  const Taxonomy taxonomy = publishers({"palliaweb.nl", "palliaweb.nl/consortium-", "example.org"});
  const Values values(taxonomy);
  const auto found = UrlTriggers(values).find("https://palliaweb.nl/consortium-zuid");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(values[found[0].value].value->id, "v1");
  EXPECT_TRUE(found[0].certain);
}

TEST(UrlTriggersFind, AValueWithWordsTooIsNotCertain) {
  Taxonomy taxonomy = publishers({"palliaweb.nl", "palliaweb.nl/agenda"});
  for (FacetValue& value : taxonomy.facets[0].values) value.when.strong = {"woord"};
  const Values values(taxonomy);
  const auto found = UrlTriggers(values).find("https://palliaweb.nl/agenda");
  ASSERT_EQ(found.size(), 2u) << "values that weigh addresses do not push each other out";
  EXPECT_FALSE(found[0].certain);
}

TEST(UrlTriggersFind, NoRestrictedValue) {
  Taxonomy taxonomy = publishers({"palliaweb.nl"});
  taxonomy.facets[0].values[0].restricted = true;
  const Values values(taxonomy);
  EXPECT_TRUE(UrlTriggers(values).find("https://palliaweb.nl/").empty());
}

}  // namespace
}  // namespace wegwijzer::tag
