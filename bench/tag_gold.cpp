#include "tag_gold.hpp"

#include <fmt/format.h>

#include <sstream>

#include "base/files.hpp"
#include "base/json_reader.hpp"

namespace wegwijzer::bench {

namespace {

Result<std::vector<Tag>> tags_of(const nlohmann::json& row, const Taxonomy& taxonomy) {
  std::vector<Tag> tags;
  for (const auto& [name, values] : row.items()) {
    if (name == "url") continue;
    const Facet* facet = taxonomy.find(name);
    for (const auto& value : values) {
      const auto id = value.get<std::string>();
      if (facet == nullptr || facet->find(id) == nullptr) {
        return fail(Code::Config, fmt::format("there is no {}:{}", name, id));
      }
      tags.push_back({
          name, id, {"person", "", ""}
      });
    }
  }
  return tags;
}

}  // namespace

Result<Gold> read_gold(const std::filesystem::path& file, const Taxonomy& taxonomy) {
  const auto text = read_file(file);
  if (!text) return fail(text.error());
  Gold gold;
  std::istringstream lines(*text);
  for (std::string line; std::getline(lines, line);) {
    const auto row = parse_json(line, file.string());
    if (!row) return fail(row.error());
    auto tags = tags_of(*row, taxonomy);
    if (!tags) return fail(tags.error());
    gold[row->at("url").get<std::string>()] = std::move(*tags);
  }
  return gold;
}

}  // namespace wegwijzer::bench
