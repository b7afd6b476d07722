#include "schema/pins.hpp"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "support/temp_dir.hpp"

namespace wegwijzer {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

Taxonomy one_facet() {
  Facet facet;
  facet.id = "doelgroep";
  facet.values.emplace_back().id = "kinderen";
  return {.facets = {std::move(facet)}};
}

class PinsFile : public ::testing::Test {
 protected:
  Result<std::vector<Pin>> load(std::string_view text) {
    return load_pins(folder_.write("pins.json", text), one_facet());
  }

  std::vector<std::string> faults(std::string_view text) {
    const auto loaded = load(text);
    if (loaded) return {};
    std::vector<std::string> faults{loaded.error().what};
    for (const Error& other : loaded.error().more) faults.push_back(other.what);
    return faults;
  }

  wegwijzer::testing::TempDir folder_;
};

TEST_F(PinsFile, ThatIsAbsentHasNone) {
  const auto none = load_pins(folder_.path() / "pins.json", one_facet());
  ASSERT_TRUE(none);
  EXPECT_THAT(*none, IsEmpty());
}

TEST_F(PinsFile, GivesCanonicalAddresses) {
  const auto pins = load(R"json({"pins": [
    // de eerste week
    {"words": "pijn", "urls": ["HTTPS://Voorbeeld.nl/pijn?utm_source=x"], "until": "2027-01-31",
     "why": "themaweek"},
    {"facets": {"doelgroep": ["kinderen"]}, "urls": ["https://voorbeeld.nl/kind"]}]})json");
  ASSERT_TRUE(pins) << to_text(pins.error());
  EXPECT_THAT(
      *pins,
      ElementsAre(Pin{"pijn", {}, {"https://voorbeeld.nl/pijn"}, "2027-01-31"},
                  Pin{"", {{"doelgroep", {"kinderen"}}}, {"https://voorbeeld.nl/kind"}, ""}));
  EXPECT_EQ(*pins_from_json(to_json(*pins)), *pins);
}

TEST_F(PinsFile, TellsAllFaultsAtOnce) {
  EXPECT_THAT(faults(R"json({"pins": [
    {"words": "pijn", "urls": ["geen adres"]},
    {"words": "pijn", "urls": []},
    {"urls": ["https://voorbeeld.nl/"]},
    {"words": "pijn", "urls": ["https://voorbeeld.nl/"], "until": "31-1-2027"},
    {"facets": {"doelgroep": ["oud"], "kleur": ["rood"]}, "urls": ["https://voorbeeld.nl/"]},
    {"words": "pijn", "url": "https://voorbeeld.nl/", "urls": ["https://voorbeeld.nl/"]}]})json"),
              UnorderedElementsAre(HasSubstr("\"geen adres\" is no address"),
                                   HasSubstr("is empty, expected the pages"),
                                   HasSubstr("would be always on top"),
                                   HasSubstr("is \"31-1-2027\", expected a day such as"),
                                   HasSubstr("there is no value \"oud\""),
                                   HasSubstr("there is no such facet"), HasSubstr("url")));
}

TEST(PinsOn, ADayAreThoseThatHoldUntilThenOrAlways) {
  const std::vector<Pin> pins{
      {"altijd"     },
      { "vandaag",  {}, {}, "2026-11-22"},
      { "gisteren", {}, {}, "2026-11-21"}
  };
  EXPECT_THAT(pins_on(pins, "2026-11-22"), ElementsAre(pins[0], pins[1]));
}

TEST(PinsOfAnIndex, ThatAreDamagedAreRefused) {
  const auto pins = pins_from_json(nlohmann::json::parse(R"([{"words": 5}])"));
  ASSERT_FALSE(pins);
  EXPECT_EQ(pins.error().code, Code::Index);
}

}  // namespace
}  // namespace wegwijzer
