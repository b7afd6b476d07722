// Golden files: golden/<format>/<case>.<extension>, for a format that is an archive a folder of
// that name with its members; beside it what is given with the bytes
// (<case>.given.json: url, media_type, charset, robots_tag, file_name, rules) and what must come
// out (<case>.json). UPDATE_GOLDEN=1 rewrites the latter; review the difference like code.
#include <gmock/gmock.h>

#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>

#include "base/files.hpp"
#include "indexer/extract/formats.hpp"
#include "support/zip_file.hpp"

namespace wegwijzer::extract {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using testing::zip_of_folder;

const fs::path golden = fs::path(TEST_DIR) / "golden";

std::vector<fs::path> documents() {
  std::vector<fs::path> found;
  for (const auto& format : fs::directory_iterator(golden)) {
    for (const auto& entry : fs::directory_iterator(format)) {
      if (entry.path().extension() != ".json") found.push_back(entry);
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

fs::path beside(const fs::path& document, const char* extension) {
  return fs::path(document).replace_extension(extension);
}

json given_with(const fs::path& document) {
  const auto text = read_file(beside(document, ".given.json"));
  return text ? json::parse(*text) : json::object();
}

std::string bytes_of(const fs::path& document) {
  return fs::is_directory(document) ? zip_of_folder(document) : read_file(document).value();
}

Result<Extracted> extract_file(const fs::path& path) {
  const json given = given_with(path);
  Document document;
  document.bytes = bytes_of(path);
  document.media_type = given.value("media_type", "");
  document.charset = given.value("charset", "");
  document.robots_tag = given.value("robots_tag", "");
  document.file_name = given.value("file_name", "");
  document.url = Url::parse(given.value("url", "https://site.example/pagina")).value();
  json rules = to_json(Rules());
  rules.update(given.value("rules", json::object()));
  return extract(document, rules_from_json(rules).value());
}

class Golden : public testing::TestWithParam<fs::path> {};

TEST_P(Golden, IsExtractedAsBefore) {
  const auto extracted = extract_file(GetParam());
  ASSERT_TRUE(extracted) << extracted.error().what;
  const std::string now = to_json(*extracted).dump(2) + "\n";

  const fs::path expected = beside(GetParam(), ".json");
  if (std::getenv("UPDATE_GOLDEN") != nullptr) {
    ASSERT_TRUE(write_file(expected, now));
  }
  EXPECT_EQ(json::parse(now), json::parse(read_file(expected).value())) << expected;
}

INSTANTIATE_TEST_SUITE_P(Files, Golden, testing::ValuesIn(documents()), [](const auto& tested) {
  return tested.param.parent_path().filename().string() + "_" + tested.param.stem().string();
});

TEST(Formats, EachHasItsFileAndGoldenFolder) {
  std::set<std::string> in_table;
  for (const Format& format : formats()) in_table.emplace(format.name);
  for (const Format& format : listing_formats()) in_table.emplace(format.name);
  std::set<std::string> in_golden;
  for (const auto& entry : fs::directory_iterator(golden)) {
    in_golden.insert(entry.path().filename().string());
  }
  EXPECT_EQ(in_table, in_golden);
  for (const std::string& name : in_table) {
    EXPECT_TRUE(fs::exists(fs::path(PROJECT_DIR) / "indexer/extract" / (name + ".cpp"))) << name;
  }
}

}  // namespace
}  // namespace wegwijzer::extract
