#include "relevance_ablation.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <set>

#include "base/json_reader.hpp"

namespace wegwijzer::bench {

namespace {

namespace fs = std::filesystem;

void add_weights(const nlohmann::json& ranking, std::vector<Step>& steps) {
  const auto step = [&](const std::string& name, const nlohmann::json& changed) {
    steps.push_back({name, {{"ranking.json", changed.dump()}}});
  };
  for (const std::string group : {"word", "bonus"}) {
    const auto weights = ranking.value(group, nlohmann::json::object());
    for (const auto& [key, weight] : weights.items()) {
      if (!weight.is_number() || weight == 0) continue;
      nlohmann::json changed = ranking;
      changed[group][key] = 0;
      step(group + "." + key, changed);
    }
  }
  if (ranking.contains("labels")) {
    nlohmann::json changed = ranking;
    changed["labels"] = nlohmann::json::array();
    step("labels", changed);
  }
}

/// The same keys with nothing under them: {"nl": ["de"]} becomes {"nl": []}.
nlohmann::json emptied(nlohmann::json language_file) {
  for (auto& [key, value] : language_file.items()) value.clear();
  return language_file;
}

}  // namespace

Result<std::vector<Step>> steps_of(const fs::path& config) {
  std::vector<Step> steps;
  if (fs::exists(config / "ranking.json")) {
    const auto ranking = parse_json_file(config / "ranking.json");
    if (!ranking) return fail(ranking.error());
    if (ranking->is_object()) add_weights(*ranking, steps);
  }
  if (fs::exists(config / "thesaurus.json")) {
    steps.push_back({"thesaurus", {{"thesaurus.json", std::nullopt}}});
  }
  if (!fs::exists(config / "language")) return steps;
  std::set<fs::path> files;  // in the order of their names
  for (const auto& entry : fs::directory_iterator(config / "language")) {
    if (entry.path().extension() == ".json") files.insert(entry.path());
  }
  for (const fs::path& file : files) {
    const auto words = parse_json_file(file);
    if (!words) return fail(words.error());
    steps.push_back(
        {file.stem().string(), {{"language" / file.filename(), emptied(*words).dump()}}});
  }
  return steps;
}

}  // namespace wegwijzer::bench
