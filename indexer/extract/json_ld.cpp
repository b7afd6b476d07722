#include "indexer/extract/json_ld.hpp"

#include "base/utf8.hpp"
#include "indexer/extract/json_repair.hpp"
#include "indexer/extract/walk.hpp"

namespace wegwijzer::extract {

namespace {

constexpr std::size_t maximum_block = 1'000'000;
/// Real pages need seven.
constexpr std::size_t maximum_json_depth = 64;

bool is_json_ld(const pugi::xml_node& script) {
  const std::string type = to_lower_ascii(trim(script.attribute("type").value()));
  return type.starts_with("application/ld+json");
}

}  // namespace

bool add_json_ld(std::string_view block, SchemaGraph& graph) {
  if (block.size() > maximum_block) return false;
  const std::string text = repaired_json(block);
  if (json_depth(text) > maximum_json_depth) return false;
  const auto json = nlohmann::json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (json.is_discarded()) return false;
  graph.add(json);
  return true;
}

std::size_t add_json_ld(const pugi::xml_node& page, SchemaGraph& graph) {
  std::size_t broken = 0;
  for (const pugi::xml_node& script : elements_named(page, "script")) {
    if (is_json_ld(script) && !add_json_ld(script.child_value(), graph)) ++broken;
  }
  return broken;
}

}  // namespace wegwijzer::extract
