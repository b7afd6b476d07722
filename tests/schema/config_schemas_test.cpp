// Holds the shipped configuration to the JSON Schemas that editors use.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "base/json_reader.hpp"
#include "schema/taxonomy.hpp"

namespace wegwijzer {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

const fs::path config_folder = fs::path(PROJECT_DIR) / "crawl-config";

json read_json(const fs::path& path) {
  const auto value = parse_json_file(path);
  if (!value) ADD_FAILURE() << to_text(value.error());
  return value.value_or(json());
}

/// Each fault as "place: what"; empty when `value` is what the schema describes.
std::vector<std::string> faults(const json& value, const std::string& schema_name) {
  const json text = read_json(config_folder / "schema" / (schema_name + ".schema.json"));
  valijson::Schema schema;
  const valijson::adapters::NlohmannJsonAdapter schema_adapter(text);
  valijson::SchemaParser().populateSchema(schema_adapter, schema);

  const valijson::adapters::NlohmannJsonAdapter adapter(value);
  valijson::ValidationResults results;
  valijson::Validator().validate(schema, adapter, &results);
  std::vector<std::string> faults;
  for (const auto& error : results) {
    std::string place;
    for (const std::string& step : error.context) place += step;
    faults.push_back(place + ": " + error.description);
  }
  return faults;
}

/// The schema of a file by its place in crawl-config/; empty when it has none.
std::string schema_of(const fs::path& path) {
  const fs::path relative = path.lexically_relative(config_folder);
  const std::string folder = relative.parent_path().string();
  if (folder == "sources") return "source";
  if (folder == "taxonomy") return "taxonomy";
  return folder.empty() || folder == "language" ? relative.stem().string() : "";
}

/// Every file that a person may edit, in the order of their names.
std::vector<fs::path> configuration_files() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(config_folder)) {
    const bool schema = entry.path().parent_path().filename() == "schema";
    if (entry.path().extension() == ".json" && !schema) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

TEST(ConfigSchemas, EveryFileIsWhatItsSchemaDescribes) {
  const auto files = configuration_files();
  EXPECT_THAT(files, Contains(config_folder / "sources" / "catalogus.json"));
  for (const fs::path& path : files) {
    EXPECT_THAT(faults(read_json(path), schema_of(path)), IsEmpty()) << path;
  }
}

TEST(ConfigSchemas, EverySchemaRefusesAnUnknownKey) {
  std::vector<std::string> seen;
  for (const fs::path& path : configuration_files()) {
    const std::string schema = schema_of(path);
    if (std::find(seen.begin(), seen.end(), schema) != seen.end()) continue;
    seen.push_back(schema);
    json value = read_json(path);
    value["No such key"] = true;
    EXPECT_THAT(faults(value, schema), Contains(HasSubstr("No such key"))) << path;
  }
  EXPECT_EQ(seen.size(), 12u);
}

struct Wrong {
  const char* file;
  const char* pointer;  // RFC 6901
  json value;
};

const Wrong wrong_values[] = {
    {"crawler.json",                  "/user_agent",           "Mozilla/5.0"                 },
    {"crawler.json",                  "/minimum_delay",        "1 second"                    },
    {"sources/carend.json",           "/kind",                 "sitemap.xml"                 },
    {"sources/carend.json",           "/politeness/dealy",     "2s"                          },
    {"sources/carend.json",           "/path",                 "../catalogue/catalogus.jsonl"},
    {"sources/carend.json",           "/scope/include/0",      "artikel"                     },
    {"sources/catalogus.json",        "/format",               "xlsx"                        },
    {"taxonomy/doelgroep.json",       "/slot",                 3                             },
    {"taxonomy/doelgroep.json",       "/values/0/id",          "Alle Groepen"                },
    {"taxonomy/doelgroep.json",       "/values/0/label",       json{{"en", "All"}}           },
    {"taxonomy/doelgroep.json",       "/values/0/when/strnog", json::array({"alle"})         },
    {"taxonomy/jaar.json",            "/values/0/from",        "1-1-2027"                    },
    {"thesaurus.json",                "/groups/0/direction",   "both"                        },
    {"thesaurus.json",                "/groups/0/from",        json::array({"pijn"})         },
    {"language/stopwords.json",       "/nl/0",                 "Het"                         },
    {"language/stem_exceptions.json", "/nl/patient",           json::array({"patient"})      },
};

TEST(ConfigSchemas, AWrongValueIsRefused) {
  for (const Wrong& wrong : wrong_values) {
    const fs::path path = config_folder / wrong.file;
    json value = read_json(path);
    value[json::json_pointer(wrong.pointer)] = wrong.value;
    EXPECT_THAT(faults(value, schema_of(path)), Not(IsEmpty()))
        << wrong.file << " " << wrong.pointer;
  }
}

TEST(ConfigSchemas, ALineOfDecisionsHasASchemaToo) {
  json line = {
      {"url",      "https://example.org/a"},
      {"facet",    "niveau"               },
      {"value",    "mbo-3"                },
      {"decision", "no"                   },
      {"why",      "the page is for hbo"  }
  };
  EXPECT_THAT(faults(line, "decision"), IsEmpty());
  line["decision"] = "maybe";
  EXPECT_THAT(faults(line, "decision"), Not(IsEmpty()));
  line["decision"] = "yes";
  line["No such key"] = true;
  EXPECT_THAT(faults(line, "decision"), Contains(HasSubstr("No such key")));
}

TEST(ShippedTaxonomy, HasItsElevenCoreFacetsFirst) {
  const auto taxonomy = load_taxonomy(config_folder / "taxonomy");
  ASSERT_TRUE(taxonomy) << to_text(taxonomy.error());
  std::vector<std::string> shown;
  for (const Facet& facet : taxonomy->facets) {
    if (facet.shown) shown.push_back(facet.id);
  }
  EXPECT_THAT(shown, ElementsAre("doelgroep", "publiek", "niveau", "soort", "dimensie", "thema",
                                 "regio", "bron", "taal", "toegang", "jaar"));
  EXPECT_EQ(taxonomy->facets.size(), 17u);
}

}  // namespace
}  // namespace wegwijzer
