#include "indexer/extract/xml_names.hpp"

namespace wegwijzer::extract {

namespace {

std::string_view without_prefix(std::string_view name) {
  return name.substr(name.find(':') + 1);  // npos + 1 is 0
}

}  // namespace

std::string_view local_name(const pugi::xml_node& element) {
  return without_prefix(element.name());
}

pugi::xml_node child_named(const pugi::xml_node& parent, std::string_view local) {
  return parent.find_child([&](const pugi::xml_node& child) { return local_name(child) == local; });
}

std::string_view attribute_named(const pugi::xml_node& element, std::string_view local) {
  return element
      .find_attribute([&](const pugi::xml_attribute& attribute) {
        return without_prefix(attribute.name()) == local;
      })
      .value();
}

bool is_text_of(const pugi::xml_node& node, std::string_view local) {
  const bool is_text = node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
  return is_text && local_name(node.parent()) == local;
}

}  // namespace wegwijzer::extract
