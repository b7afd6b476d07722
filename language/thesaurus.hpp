#pragma once

#include <filesystem>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace wegwijzer::language {

/// Which side of a group may stand for which.
enum class Direction {
  TwoWay,     ///< every term for every other
  OneWay,     ///< a term of `from` for the terms of `to`, not back
  Forbidden,  ///< never one for the other, also not by way of another group
};

/// One group of words that mean the same, or must not be taken for it.
struct ThesaurusGroup {
  std::string id;
  Direction direction = Direction::TwoWay;
  std::vector<std::string> terms = {};          ///< TwoWay
  std::vector<std::string> from = {}, to = {};  ///< OneWay and Forbidden
  std::string kind = {};                        ///< "abbreviation", "lay", ...
  bool dangerous = false;                       ///< says too much or too little in some context

  bool operator==(const ThesaurusGroup&) const = default;
};

/// Reads thesaurus.json; an absent file has no groups. All faults at once: unknown keys, one id
/// twice, a side that is empty.
Result<std::vector<ThesaurusGroup>> load_thesaurus(const std::filesystem::path& file);

/// A group as a generation keeps it.
nlohmann::json to_json(const ThesaurusGroup& group);
/// Throws nlohmann::json::exception when it is not what to_json writes.
ThesaurusGroup thesaurus_group_from_json(const nlohmann::json& json);

}  // namespace wegwijzer::language
