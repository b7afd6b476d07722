#include "indexer/extract/schema_graph.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "indexer/extract/html_guard.hpp"
#include "indexer/extract/html_tree.hpp"
#include "indexer/extract/text_flow.hpp"

namespace wegwijzer::extract {

using nlohmann::json;

namespace {

/// An event page has a few things; a page with more than this lists a whole site.
constexpr std::size_t maximum_things = 500;

/// A property is written "name" or "schema:name".
const json* find_property(const json& thing, const std::string& name) {
  if (!thing.is_object()) return nullptr;
  auto found = thing.find(name);
  if (found == thing.end()) found = thing.find("schema:" + name);
  return found == thing.end() ? nullptr : &*found;
}

/// Calls `take` with the value, or with each when it is a list.
template <class Take>
void for_each_value(const json* value, Take take) {
  if (value == nullptr) return;
  if (!value->is_array()) return take(*value);
  for (const json& item : *value) take(item);
}

std::string one_line(const std::string& written) {
  return collapse_space(normalise(text_of_markup(written)));
}

/// Of a list its first, as microdata makes a list of every property.
std::string scalar_text(const json& listed) {
  const json& value = listed.is_array() && !listed.empty() ? listed.front() : listed;
  if (value.is_string()) return one_line(value.get_ref<const std::string&>());
  return value.is_number() || value.is_boolean() ? value.dump() : "";
}

}  // namespace

std::string text_of_markup(const std::string& written) {
  if (written.find_first_of("<&") == std::string::npos) return written;
  // Without its tags nothing nests: safe to parse, which resolves the entities.
  return text_in_lines(parse_html(without_tags(written)));
}

std::string_view without_address(std::string_view name) {
  for (const std::string_view address :
       {"https://schema.org/", "http://schema.org/", "https://www.schema.org/",
        "http://www.schema.org/", "schema:"}) {
    if (name.starts_with(address)) return name.substr(address.size());
  }
  return name;
}

std::vector<std::string> types_of(const json& thing) {
  std::vector<std::string> types;
  for_each_value(find_property(thing, "@type"), [&](const json& type) {
    if (type.is_string()) types.emplace_back(without_address(type.get_ref<const std::string&>()));
  });
  return types;
}

bool has_type(const json& thing, std::string_view type) {
  const auto types = types_of(thing);
  return std::find(types.begin(), types.end(), type) != types.end();
}

void SchemaGraph::add(const Thing& written) {
  if (written.is_array()) {
    for (const Thing& item : written) add(item);
    return;
  }
  if (!written.is_object() || things_.size() == maximum_things) return;
  const auto graph = written.find("@graph");
  if (graph != written.end()) add(*graph);
  if (!written.contains("@type")) return;
  const auto id = written.find("@id");
  if (id != written.end() && id->is_string()) {
    by_id_.emplace(id->get_ref<const std::string&>(), things_.size());
  }
  things_.push_back(written);
}

const SchemaGraph::Thing& SchemaGraph::resolved(const Thing& value) const {
  const auto id = value.is_object() && value.size() == 1 ? value.find("@id") : value.end();
  if (id == value.end() || !id->is_string()) return value;
  const auto found = by_id_.find(id->get_ref<const std::string&>());
  return found == by_id_.end() ? value : things_[found->second];
}

std::vector<const SchemaGraph::Thing*> SchemaGraph::parts(const Thing& thing,
                                                          const char* property) const {
  std::vector<const Thing*> parts;
  for_each_value(find_property(thing, property), [&](const json& value) {
    const json& part = resolved(value);
    if (part.is_object()) parts.push_back(&part);
  });
  return parts;
}

std::vector<std::string> SchemaGraph::texts(const Thing& thing, const char* property) const {
  std::vector<std::string> texts;
  for_each_value(find_property(thing, property), [&](const json& value) {
    const json& part = resolved(value);
    std::string text = scalar_text(part);
    for (const char* name : {"@value", "name", "value", "url"}) {
      if (text.empty() && part.is_object() && part.contains(name)) text = scalar_text(part[name]);
    }
    if (!text.empty()) texts.push_back(std::move(text));
  });
  return texts;
}

std::string SchemaGraph::text(const Thing& thing, const char* property) const {
  auto texts = this->texts(thing, property);
  return texts.empty() ? "" : std::move(texts.front());
}

}  // namespace wegwijzer::extract
