#pragma once

#include <filesystem>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "schema/taxonomy.hpp"

namespace wegwijzer {

/// Pages that a person puts at the top: for a question, for a choice of facets, or for both.
struct Pin {
  std::string words;  ///< of the question, in any form and order; empty: whatever is asked
  std::map<std::string, std::vector<std::string>> facets = {};  ///< all of these are chosen
  std::vector<std::string> urls = {};                           ///< canonical, the first on top
  std::string until = {};  ///< last day, YYYY-MM-DD; empty: always

  bool operator==(const Pin&) const = default;
};

/// Reads pins.json; an absent file has none. All faults at once: unknown keys, facets and values,
/// addresses that are none, a pin without words and facets.
Result<std::vector<Pin>> load_pins(const std::filesystem::path& file, const Taxonomy& taxonomy);

/// Those that hold on a day (YYYY-MM-DD).
std::vector<Pin> pins_on(const std::vector<Pin>& pins, const std::string& day);

/// The pins as a generation keeps them.
nlohmann::json to_json(const std::vector<Pin>& pins);
Result<std::vector<Pin>> pins_from_json(const nlohmann::json& json);

}  // namespace wegwijzer
