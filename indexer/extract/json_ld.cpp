#include "indexer/extract/json_ld.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "base/utf8.hpp"
#include "indexer/extract/json_repair.hpp"
#include "indexer/extract/walk.hpp"

namespace wegwijzer::extract {

namespace {

using Thing = SchemaGraph::Thing;

constexpr std::size_t maximum_block = 1'000'000;
/// Real pages need seven.
constexpr std::size_t maximum_json_depth = 64;

bool is_schema_org(const Thing& address) {
  if (!address.is_string()) return false;
  const auto& text = address.get_ref<const std::string&>();
  return without_address(text.ends_with('/') ? text : text + "/").empty();
}

/// The prefixes that a context gives to the names of schema.org: "s:" of {"s":
/// "https://schema.org/"}.
std::vector<std::string> schema_prefixes(const Thing& context) {
  std::vector<std::string> prefixes;
  const Thing list = context.is_array() ? context : Thing::array({context});
  for (const Thing& part : list) {
    if (!part.is_object()) continue;
    for (const auto& [name, address] : part.items()) {
      if (!name.starts_with('@') && is_schema_org(address)) prefixes.push_back(name + ":");
    }
  }
  return prefixes;
}

/// "s:Event" -> "Event", when it is a name: "s: een letter" is none.
std::string without_prefix(const std::string& name, const std::vector<std::string>& prefixes) {
  for (const std::string& prefix : prefixes) {
    if (!name.starts_with(prefix)) continue;
    const std::string_view rest = std::string_view(name).substr(prefix.size());
    const bool is_name = std::all_of(rest.begin(), rest.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    });
    if (is_name) return std::string(rest);
  }
  return name;
}

/// Goes no deeper than maximum_json_depth, which was looked at before.
Thing without_prefixes(const Thing& value, const std::vector<std::string>& prefixes) {
  if (value.is_string()) return without_prefix(value.get_ref<const std::string&>(), prefixes);
  if (!value.is_structured()) return value;
  Thing plain = value.is_array() ? Thing::array() : Thing::object();
  for (const auto& [key, part] : value.items()) {
    if (value.is_array()) {
      plain.push_back(without_prefixes(part, prefixes));
    } else {
      plain[without_prefix(key, prefixes)] = without_prefixes(part, prefixes);
    }
  }
  return plain;
}

/// Takes in one thing, or a list of them.
void add_to_graph(const Thing& written, SchemaGraph& graph) {
  if (written.is_array()) {
    for (const Thing& thing : written) add_to_graph(thing, graph);
    return;
  }
  const auto context = written.find("@context");
  const auto prefixes =
      context == written.end() ? std::vector<std::string>() : schema_prefixes(*context);
  graph.add(prefixes.empty() ? written : without_prefixes(written, prefixes));
}

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
  add_to_graph(json, graph);
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
