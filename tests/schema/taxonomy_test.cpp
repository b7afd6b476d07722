#include "schema/taxonomy.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

namespace wegwijzer {
namespace {

namespace fs = std::filesystem;

/// A folder of taxonomy files that goes when the test ends.
class TaxonomyFolder : public testing::Test {
 protected:
  TaxonomyFolder() {
    std::string pattern = (fs::temp_directory_path() / "taxonomy.XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
  }
  ~TaxonomyFolder() override { fs::remove_all(folder_); }

  void write(const std::string& name, const std::string& text) {
    std::ofstream(folder_ / name) << text;
  }
  Result<Taxonomy> load() { return load_taxonomy(folder_); }
  /// All of the error, with the folder's own name taken out.
  std::string error() {
    const auto loaded = load();
    std::string text = loaded ? "no error" : to_text(loaded.error());
    const std::string place = folder_.string() + "/";
    for (std::size_t at; (at = text.find(place)) != std::string::npos;) {
      text.erase(at, place.size());
    }
    return text;
  }

  fs::path folder_;
};

constexpr auto level = R"({
  // a comment is allowed
  "facet": "level", "prefix": "XLEV", "slot": 23, "order": 2, "shown": true,
  "label": {"nl": "Niveau", "en": "Level"},
  "values": [
    {"id": "mbo", "label": {"nl": "Mbo"}, "when": {"strong": ["mbo"], "negative": ["vmbo"]}},
    {"id": "mbo-3", "label": {"nl": "Mbo niveau 3"}, "short": {"nl": "Mbo 3"}, "parent": "mbo",
     "map": {"nlqf": 3}, "note": "verzorgende"}
  ]})";
constexpr auto year = R"({
  "facet": "year", "prefix": "Y", "slot": 24, "order": 1, "from": "published",
  "label": {"nl": "Jaar"},
  "values": [
    {"id": "j2026", "label": {"nl": "2026"}, "from": "2026-01-01", "to": "2026-12-31"},
    {"id": "none", "label": {"nl": "Zonder datum"}, "otherwise": true}
  ]})";
constexpr auto access_file = R"({
  "facet": "access", "prefix": "XACC", "slot": 25, "order": 3, "shown": true, "from": "access",
  "label": {"nl": "Toegang"},
  "values": [{"id": "open", "label": {"nl": "Open"}},
             {"id": "closed", "label": {"nl": "Besloten"}, "restricted": true}]})";

/// A facet file with `change` put in place of `part`.
std::string with(std::string text, const std::string& part, const std::string& change) {
  const auto at = text.find(part);
  EXPECT_NE(at, std::string::npos) << part;
  return text.replace(at, part.size(), change);
}

TEST_F(TaxonomyFolder, AbsentFolderIsAnEmptyTaxonomy) {
  const auto taxonomy = load_taxonomy(folder_ / "nowhere");
  ASSERT_TRUE(taxonomy);
  EXPECT_TRUE(taxonomy->facets.empty());
}

TEST_F(TaxonomyFolder, ReadsAllOfAFacet) {
  write("level.json", level);
  const auto taxonomy = load();
  ASSERT_TRUE(taxonomy) << to_text(taxonomy.error());
  const Facet* facet = taxonomy->find("level");
  ASSERT_NE(facet, nullptr);
  EXPECT_EQ(facet->prefix, "XLEV");
  EXPECT_EQ(facet->slot, 23u);
  EXPECT_TRUE(facet->shown);
  EXPECT_EQ(facet->derived_from, DerivedFrom::Nothing);
  EXPECT_EQ(facet->term("mbo-3"), "XLEVmbo-3");
  EXPECT_EQ(in_language(facet->label, "en"), "Level");
  ASSERT_EQ(facet->values.size(), 2u);
  EXPECT_EQ(facet->values[0].when.strong, std::vector<std::string>{"mbo"});
  EXPECT_EQ(facet->values[0].when.negative, std::vector<std::string>{"vmbo"});
  EXPECT_EQ(in_language(facet->values[1].short_label, "nl"), "Mbo 3");
  EXPECT_TRUE(facet->values[1].when.empty());
}

TEST_F(TaxonomyFolder, LabelFallsBackToDutch) {
  write("level.json", level);
  EXPECT_EQ(in_language(load()->find("level")->values[0].label, "en"), "Mbo");
}

TEST_F(TaxonomyFolder, WithParentsStartsAtTheValueItself) {
  write("level.json", level);
  const auto taxonomy = load();
  const Facet* facet = taxonomy->find("level");
  const auto chain = facet->with_parents(*facet->find("mbo-3"));
  ASSERT_EQ(chain.size(), 2u);
  EXPECT_EQ(chain[0]->id, "mbo-3");
  EXPECT_EQ(chain[1]->id, "mbo");
}

TEST_F(TaxonomyFolder, ShownFacetsComeFirstThenByOrder) {
  write("a.json", year);         // order 1, not shown
  write("b.json", access_file);  // order 3
  write("c.json", level);        // order 2
  const auto taxonomy = load();
  ASSERT_TRUE(taxonomy) << to_text(taxonomy.error());
  ASSERT_EQ(taxonomy->facets.size(), 3u);
  EXPECT_EQ(taxonomy->facets[0].id, "level");
  EXPECT_EQ(taxonomy->facets[1].id, "access");
  EXPECT_EQ(taxonomy->facets[2].id, "year");
}

TEST_F(TaxonomyFolder, NamesOfFilesDoNotMatter) {
  write("a.json", level);
  write("b.json", year);
  const std::string before = fingerprint(*load());
  write("a.json", year);
  write("b.json", level);
  EXPECT_EQ(fingerprint(*load()), before);
}

TEST_F(TaxonomyFolder, FindsTheFacetDerivedFromADate) {
  write("year.json", year);
  const auto taxonomy = load();
  ASSERT_NE(taxonomy->derived_from(DerivedFrom::Published), nullptr);
  EXPECT_EQ(taxonomy->derived_from(DerivedFrom::Published)->id, "year");
  EXPECT_EQ(taxonomy->derived_from(DerivedFrom::Language), nullptr);
}

TEST_F(TaxonomyFolder, FingerprintChangesWithATriggerAndWithALabel) {
  write("level.json", level);
  const std::string before = fingerprint(*load());
  EXPECT_EQ(fingerprint(*load()), before);
  write("level.json", with(level, "\"vmbo\"", "\"vwbo\""));
  EXPECT_NE(fingerprint(*load()), before);
  write("level.json", with(level, "\"Mbo 3\"", "\"Mbo drie\""));
  EXPECT_NE(fingerprint(*load()), before);
}

TEST_F(TaxonomyFolder, FingerprintChangesWithWhatIsNamedFirst) {
  write("level.json", level);
  const std::string before = fingerprint(*load());
  write("level.json", with(level, "\"values\"", "\"first_named\": true, \"values\""));
  EXPECT_TRUE(load()->find("level")->first_named);
  EXPECT_NE(fingerprint(*load()), before);
}

TEST_F(TaxonomyFolder, FingerprintChangesWithWhomATextAddresses) {
  write("level.json", level);
  const std::string before = fingerprint(*load());
  write("level.json", with(level, "\"values\"", "\"addressed\": true, \"values\""));
  EXPECT_TRUE(load()->find("level")->addressed);
  EXPECT_NE(fingerprint(*load()), before);
}

// searchd compares the files with the index, and does not read the thesaurus.
TEST_F(TaxonomyFolder, WhatTheThesaurusAddsIsNoPartOfTheFingerprint) {
  write("level.json", level);
  Taxonomy taxonomy = *load();
  const std::string before = fingerprint(taxonomy);
  taxonomy.facets.front().values.front().when.synonym.push_back("ander woord");
  EXPECT_EQ(fingerprint(taxonomy), before);
}

TEST_F(TaxonomyFolder, ATriggerThatMovesToAnotherListChangesTheFingerprint) {
  write("level.json", level);
  const std::string before = fingerprint(*load());
  write("level.json", with(level, "\"strong\"", "\"weak\""));
  EXPECT_NE(fingerprint(*load()), before);
}

TEST_F(TaxonomyFolder, JsonOfAGenerationComesBackWithoutTriggers) {
  write("level.json", level);
  write("year.json", year);
  write("access.json", access_file);
  const auto taxonomy = load();
  const auto again = taxonomy_from_json(to_json(*taxonomy));
  ASSERT_TRUE(again) << to_text(again.error());
  EXPECT_EQ(to_json(*again), to_json(*taxonomy));
  EXPECT_TRUE(again->find("level")->values[0].when.empty());
  EXPECT_EQ(again->find("level")->slot, 23u);
  EXPECT_EQ(again->find("level")->values[1].parent, "mbo");
  EXPECT_EQ(again->derived_from(DerivedFrom::Published)->id, "year");
  EXPECT_TRUE(again->find("year")->find("none")->otherwise);
  EXPECT_EQ(again->find("year")->find("j2026")->to, "2026-12-31");
  EXPECT_TRUE(again->find("access")->find("closed")->restricted);
}

TEST(TaxonomyJson, DamagedJsonIsAnIndexError) {
  for (const char* text :
       {"{}", "[]", "null", R"({"facets": 3})", R"({"facets": [{"facet": 1}]})"}) {
    const auto taxonomy = taxonomy_from_json(nlohmann::json::parse(text));
    ASSERT_FALSE(taxonomy) << text;
    EXPECT_EQ(taxonomy.error().code, Code::Index);
  }
}

TEST_F(TaxonomyFolder, TwoFacetsOnOneSlotNameBothFilesAndASlotThatNobodyHad) {
  write("a.json", level);
  write("b.json", with(year, "24", "23"));
  EXPECT_EQ(
      error(),
      "error: a.json and b.json both use slot 23\n"
      "hint:  give the newer facet a slot of its own: 24, or another that no facet ever had\n");
}

TEST_F(TaxonomyFolder, TwoFacetsMayNotShareIdOrPrefix) {
  write("a.json", level);
  write("b.json", with(level, "23", "24"));
  EXPECT_EQ(error(),
            "error: a.json and b.json both use prefix XLEV\n"
            "hint:  give the newer facet a prefix of its own\n"
            "error: a.json and b.json both describe the facet \"level\"\n"
            "hint:  put all values of a facet into one file\n");
}

TEST_F(TaxonomyFolder, TwoFacetsMayNotBeDerivedFromOneThing) {
  write("a.json", year);
  write("b.json", with(with(with(year, "\"year\"", "\"era\""), "\"Y\"", "\"XERA\""), "24", "25"));
  EXPECT_EQ(error(),
            "error: a.json and b.json both have \"from\": \"published\"\n"
            "hint:  only one facet can be derived from it\n");
}

TEST_F(TaxonomyFolder, APrefixMayBeginWithAnother) {
  write("a.json", level);
  write("b.json", with(with(access_file, "XACC", "XLEVEL"), "\"access\", \"p", "\"acc\", \"p"));
  EXPECT_EQ(error(), "no error");
}

TEST_F(TaxonomyFolder, AllFaultsAreToldAtOnce) {
  write("a.json", "{ \"facet\": }");
  write("b.json", with(level, "\"vmbo\"]}}", "\"vmbo\"], \"strnog\": []}}"));
  write("c.json", with(year, "\"Y\"", "\"year\""));
  const std::string text = error();
  EXPECT_NE(text.find("error: a.json: "), std::string::npos) << text;
  EXPECT_NE(text.find("error: b.json: /values/0/when/strnog: unknown key\n"
                      "hint:  did you mean \"strong\"?\n"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("error: c.json: /prefix: is \"year\", expected X and capitals\n"
                      "hint:  for example \"XDG\"; only L and Y may stand alone\n"),
            std::string::npos)
      << text;
}

struct Fault {
  const char* name;
  const char* part;
  const char* change;
  const char* error;
};

void PrintTo(const Fault& fault, std::ostream* out) { *out << fault.name; }

class TaxonomyFaults : public TaxonomyFolder, public testing::WithParamInterface<Fault> {};

TEST_P(TaxonomyFaults, IsToldWithItsPlace) {
  write("f.json", with(level, GetParam().part, GetParam().change));
  EXPECT_EQ(error(), GetParam().error);
}

INSTANTIATE_TEST_SUITE_P(
    InOneFile, TaxonomyFaults,
    testing::Values(
        Fault{"UnknownKey", "\"order\"", "\"ordr\"",
              "error: f.json: /ordr: unknown key\nhint:  did you mean \"order\"?\n"},
        Fault{"FacetIdInCapitals", "\"facet\": \"level\"", "\"facet\": \"Level\"",
              "error: f.json: /facet: is \"Level\", expected at most 64 of a-z, 0-9 and -\n"},
        Fault{"ValueIdWithSpace", "\"id\": \"mbo-3\"", "\"id\": \"mbo 3\"",
              "error: f.json: /values/1/id: is \"mbo 3\", expected at most 64 of a-z, 0-9 and -\n"},
        Fault{"OneIdTwice", "\"id\": \"mbo-3\"", "\"id\": \"mbo\"",
              "error: f.json: /values/1/id: \"mbo\" stands twice in this facet\n"},
        Fault{"UnknownParent", "\"parent\": \"mbo\"", "\"parent\": \"mno\"",
              "error: f.json: /values/1/parent: is \"mno\", expected the id of a value above it\n"
              "hint:  did you mean \"mbo\"?\n"},
        Fault{"ParentAfterChild", "\"id\": \"mbo\",", "\"id\": \"mbo\", \"parent\": \"mbo-3\",",
              "error: f.json: /values/0/parent: is \"mbo-3\", expected the id of a value above it\n"
              "hint:  a parent stands before its children\n"},
        Fault{"NoDutchLabel", "{\"nl\": \"Mbo\"}", "{\"en\": \"Mbo\"}",
              "error: f.json: /values/0/label: has no Dutch text\n"
              "hint:  write {\"nl\": \"...\", \"en\": \"...\"}\n"},
        Fault{"SlotTooLow", "23", "7",
              "error: f.json: /slot: is the number 7, expected a whole number from 20 to 200\n"},
        Fault{"NoSlot", "\"slot\": 23, ", "",
              "error: f.json: /slot: is missing, expected a number\n"},
        Fault{
            "UnknownOrigin", "\"shown\": true", "\"from\": \"publishd\"",
            "error: f.json: /from: is \"publishd\", expected one of: language, published, access\n"
            "hint:  did you mean \"published\"?\n"},
        Fault{"DateWhereNoneIsUsed", "\"short\": {\"nl\": \"Mbo 3\"}", "\"to\": \"2026-12-31\"",
              "error: f.json: /values/1/to: has no effect in this facet\n"
              "hint:  it needs \"from\": \"published\" in the facet\n"},
        Fault{"LanguageWhereNoneIsUsed", "\"short\": {\"nl\": \"Mbo 3\"}", "\"language\": \"nl\"",
              "error: f.json: /values/1/language: has no effect in this facet\n"
              "hint:  it needs \"from\": \"language\" in the facet\n"},
        Fault{"EmptyTrigger", "[\"mbo\"]", "[\"mbo\", \" \"]",
              "error: f.json: /values/0/when/strong: entry 2 is empty\n"}),
    [](const auto& tested) { return tested.param.name; });

TEST_F(TaxonomyFolder, DatesAreWholeDates) {
  write("f.json", with(year, "\"2026-12-31\"", "\"2026\""));
  EXPECT_EQ(error(),
            "error: f.json: /values/0/to: is \"2026\", expected a date such as 2026-12-31\n");
}

TEST_F(TaxonomyFolder, AFacetNeedsValues) {
  write("f.json",
        R"({"facet": "a", "prefix": "XA", "slot": 20, "label": {"nl": "A"}, "values": []})");
  EXPECT_EQ(error(), "error: f.json: /values: is empty, expected at least one value\n");
}

TEST_F(TaxonomyFolder, AFileThatIsNoObjectIsTold) {
  write("f.json", "[1, 2]");
  EXPECT_NE(error().find("error: f.json: is a list, expected an object\n"), std::string::npos);
}

TEST_F(TaxonomyFolder, OtherFilesAreLeftAlone) {
  write("level.json", level);
  write("README.md", "not JSON");
  EXPECT_EQ(error(), "no error");
}

}  // namespace
}  // namespace wegwijzer
