#include "language/thesaurus.hpp"

#include <fmt/format.h>

#include <set>

#include "base/json_reader.hpp"

namespace wegwijzer::language {

namespace {

ThesaurusGroup read_group(JsonObject& object) {
  ThesaurusGroup group;
  group.id = object.require("id");
  group.direction = static_cast<Direction>(
      object.require_one_of("direction", {"two-way", "one-way", "forbidden"}));
  object.read("terms", group.terms);
  object.read("from", group.from);
  object.read("to", group.to);
  group.kind = object.require("kind");
  object.read("dangerous", group.dangerous);
  object.allow("facet");
  object.allow("why");
  if (group.direction == Direction::TwoWay) {
    if (group.terms.size() < 2) object.complain("terms", "a two-way group has two terms or more");
  } else {
    if (group.from.empty()) object.complain("from", "is empty, expected the words to start from");
    if (group.to.empty()) object.complain("to", "is empty, expected the words to go to");
  }
  return group;
}

}  // namespace

Result<std::vector<ThesaurusGroup>> load_thesaurus(const std::filesystem::path& file) {
  std::vector<ThesaurusGroup> groups;
  if (!std::filesystem::exists(file)) return groups;
  const auto value = parse_json_file(file);
  if (!value) return fail(value.error());
  Problems problems;
  std::set<std::string> ids;
  JsonObject whole(*value, file.string(), "", problems);
  whole.each("groups", [&](JsonObject& object) {
    ThesaurusGroup group = read_group(object);
    if (!ids.insert(group.id).second) {
      object.complain("id", fmt::format("\"{}\" is used twice", group.id),
                      "give one of the two another id, or make them one group");
    }
    groups.push_back(std::move(group));
  });
  whole.finish();
  if (!problems.empty()) return fail(problems.to_error());
  return groups;
}

nlohmann::json to_json(const ThesaurusGroup& group) {
  return {
      {"id",        group.id                         },
      {"direction", static_cast<int>(group.direction)},
      {"terms",     group.terms                      },
      {"from",      group.from                       },
      {"to",        group.to                         },
      {"kind",      group.kind                       },
      {"dangerous", group.dangerous                  }
  };
}

ThesaurusGroup thesaurus_group_from_json(const nlohmann::json& value) {
  ThesaurusGroup group;
  value.at("id").get_to(group.id);
  group.direction = static_cast<Direction>(value.at("direction").get<int>());
  value.at("terms").get_to(group.terms);
  value.at("from").get_to(group.from);
  value.at("to").get_to(group.to);
  value.at("kind").get_to(group.kind);
  value.at("dangerous").get_to(group.dangerous);
  return group;
}

}  // namespace wegwijzer::language
