#include "indexer/extract/microdata.hpp"

#include <string_view>
#include <vector>

#include "base/utf8.hpp"
#include "indexer/extract/text_flow.hpp"
#include "indexer/extract/walk.hpp"

namespace wegwijzer::extract {

using nlohmann::json;

namespace {

constexpr std::size_t maximum_scopes = 500;
/// Deeper things are taken as if they stood at this depth.
constexpr std::size_t maximum_scope_depth = 16;
/// Of all values together: properties in properties would repeat a page once for each level.
constexpr std::size_t maximum_values = 4'000'000;

/// Splits a list of names at white space.
std::vector<std::string> names_in(const char* list) {
  std::vector<std::string> names;
  const std::string tidy = collapse_space(list);
  for (std::size_t begin = 0; begin < tidy.size();) {
    const std::size_t end = std::min(tidy.find(' ', begin), tidy.size());
    names.push_back(tidy.substr(begin, end - begin));
    begin = end + 1;
  }
  return names;
}

/// The address in an attribute, absolute where it is one of http or https.
std::string address_in(const char* written, const Url& base) {
  const auto url = Url::parse(written, &base);
  return url ? url->href() : std::string(written);
}

/// The value of a property that is no thing (HTML standard, section 5.2.4).
std::string value_of(const pugi::xml_node& node, const Url& base) {
  const std::string_view name = node.name();
  if (const auto content = node.attribute("content")) return content.value();
  for (const char* attribute : {"src", "href"}) {
    const auto address = node.attribute(attribute);
    if (address && name != "time") return address_in(address.value(), base);
  }
  if (name == "object") return address_in(node.attribute("data").value(), base);
  for (const char* attribute : {"datetime", "value"}) {
    if (const auto value = node.attribute(attribute)) return value.value();
  }
  return text_on_one_line(node);
}

/// Collects the things of a page, with a stack of those that are open.
class MicrodataReader {
 public:
  MicrodataReader(const Url& base, SchemaGraph& graph) : base_(base), graph_(graph) {}

  bool enter(const pugi::xml_node& node) {
    if (node.type() != pugi::node_element) return false;
    const bool opens = node.attribute("itemscope") && scopes_ < maximum_scopes;
    if (opens && open_.size() < maximum_scope_depth) {
      open_.push_back({node, json::object()});
      json types = json::array();
      for (std::string& type : names_in(node.attribute("itemtype").value())) {
        types.push_back(std::string(without_address(type)));
      }
      open_.back().thing["@type"] = std::move(types);
      ++scopes_;
    } else if (node.attribute("itemprop") && !open_.empty() && size_ < maximum_values) {
      const std::string value = value_of(node, base_);
      size_ += value.size();
      add_to_open(node, value);
    }
    return true;
  }

  void leave(const pugi::xml_node& node) {
    if (open_.empty() || open_.back().node != node) return;
    const json thing = std::move(open_.back().thing);
    open_.pop_back();
    if (open_.empty() || !node.attribute("itemprop")) {
      graph_.add(thing);
    } else {
      add_to_open(node, thing);
    }
  }

 private:
  struct Open {
    pugi::xml_node node;
    json thing;
  };

  void add_to_open(const pugi::xml_node& node, const json& value) {
    for (const std::string& name : names_in(node.attribute("itemprop").value())) {
      json& values = open_.back().thing[std::string(without_address(name))];
      if (!values.is_array()) values = json::array();
      values.push_back(value);
    }
  }

  const Url& base_;
  SchemaGraph& graph_;
  std::vector<Open> open_;
  std::size_t scopes_ = 0;
  std::size_t size_ = 0;  ///< of all values so far
};

}  // namespace

void add_microdata(const pugi::xml_node& page, const Url& base, SchemaGraph& graph) {
  MicrodataReader reader(base, graph);
  walk(page, reader);
}

}  // namespace wegwijzer::extract
