#pragma once

#include <pugixml.hpp>
#include <string_view>

namespace wegwijzer::extract {

// pugixml knows no namespaces, and prefixes are the writer's choice: elements and attributes are
// found by their local names, "item" for <rss:item>.

std::string_view local_name(const pugi::xml_node& element);

/// The first child of that name; an empty node without one.
pugi::xml_node child_named(const pugi::xml_node& parent, std::string_view local);

/// The value of the first attribute of that name; empty without one.
std::string_view attribute_named(const pugi::xml_node& element, std::string_view local);

/// Whether it is text that stands directly in an element of that name.
bool is_text_of(const pugi::xml_node& node, std::string_view local);

}  // namespace wegwijzer::extract
