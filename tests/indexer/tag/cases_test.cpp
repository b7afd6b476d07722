// The texts in cases/: short pieces of running text, with the values that they must and must not
// get from the taxonomy that ships with the project.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/files.hpp"
#include "indexer/tag/synonyms.hpp"
#include "indexer/tag/tagger.hpp"

namespace wegwijzer::tag {
namespace {

namespace fs = std::filesystem;

struct TextCase {
  std::string facet, name, text;
  std::vector<std::string> must, must_not;
};

void PrintTo(const TextCase& c, std::ostream* out) { *out << c.facet << "/" << c.name; }

std::vector<TextCase> all_cases() {
  std::vector<TextCase> cases;
  for (const auto& entry : fs::directory_iterator(TEST_DIR "/cases")) {
    for (const auto& c : nlohmann::json::parse(read_file(entry.path()).value())) {
      cases.push_back({entry.path().stem().string(), c.at("name"), c.at("text"), c.at("must"),
                       c.at("must_not")});
    }
  }
  std::sort(cases.begin(), cases.end(), [](const TextCase& a, const TextCase& b) {
    return std::tie(a.facet, a.name) < std::tie(b.facet, b.name);
  });
  return cases;
}

const Tagger& shipped_tagger() {
  static const Tagger tagger(
      with_synonyms(load_taxonomy(PROJECT_DIR "/crawl-config/taxonomy").value(),
                    language::load_thesaurus(PROJECT_DIR "/crawl-config/thesaurus.json").value()));
  return tagger;
}

/// "facet:value" of each tag, with its evidence.
std::map<std::string, Evidence> tags_of(const std::string& text) {
  extract::Extracted extracted;
  extracted.text = text;
  source::Source source;
  std::map<std::string, Evidence> tags;
  for (const Tag& tag : shipped_tagger().tag({&extracted, &source, "https://example.org/"}).tags) {
    tags[tag.facet + ":" + tag.value] = tag.evidence;
  }
  return tags;
}

class ShippedTaxonomy : public testing::TestWithParam<TextCase> {};

TEST_P(ShippedTaxonomy, TagsTheText) {
  const auto tags = tags_of(GetParam().text);
  for (const std::string& value : GetParam().must) {
    EXPECT_TRUE(tags.contains(value)) << value << " is missing";
  }
  for (const std::string& value : GetParam().must_not) {
    EXPECT_FALSE(tags.contains(value)) << value << " because of: " << tags.at(value).trigger;
  }
}

INSTANTIATE_TEST_SUITE_P(Cases, ShippedTaxonomy, testing::ValuesIn(all_cases()),
                         [](const auto& tested) {
                           std::string name = tested.param.facet + "_" + tested.param.name;
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

TEST(ShippedCases, AreAllThere) { EXPECT_GE(all_cases().size(), 36u); }

TEST(ShippedTaxonomyValues, APracticeStoryIsKnownByItsTemplate) {
  extract::Extracted extracted;
  extracted.fields["template"] = {"praktijkverhaal"};
  source::Source source;
  std::vector<std::string> kinds;
  for (const Tag& tag : shipped_tagger().tag({&extracted, &source, "https://example.org/"}).tags) {
    if (tag.facet == "soort" && tag.evidence.from == "field") kinds.push_back(tag.value);
  }
  EXPECT_EQ(kinds, std::vector<std::string>{"praktijkverhaal"});
}

TEST(ShippedTaxonomyValues, NameNoUnknownValueInACase) {
  const auto taxonomy = load_taxonomy(PROJECT_DIR "/crawl-config/taxonomy").value();
  for (const TextCase& c : all_cases()) {
    auto names = c.must;
    names.insert(names.end(), c.must_not.begin(), c.must_not.end());
    for (const std::string& name : names) {
      const std::size_t colon = name.find(':');
      const Facet* facet = taxonomy.find(name.substr(0, colon));
      ASSERT_NE(facet, nullptr) << name;
      EXPECT_NE(facet->find(name.substr(colon + 1)), nullptr) << name;
    }
  }
}

}  // namespace
}  // namespace wegwijzer::tag
