#pragma once

#include <pugixml.hpp>
#include <string_view>
#include <vector>

namespace wegwijzer::extract {

/// Visits everything below `root` in document order, without recursion. `enter` tells whether to
/// go into a node; `leave` is called after its children, for each node that was gone into.
template <class Visitor>
void walk(const pugi::xml_node& root, Visitor& visitor) {
  pugi::xml_node node = root.first_child();
  while (node) {
    if (visitor.enter(node)) {
      if (node.first_child()) {
        node = node.first_child();
        continue;
      }
      visitor.leave(node);
    }
    while (!node.next_sibling()) {
      node = node.parent();
      if (!node || node == root) return;
      visitor.leave(node);
    }
    node = node.next_sibling();
  }
}

/// The elements below `root` that are named `name`, in document order.
std::vector<pugi::xml_node> elements_named(const pugi::xml_node& root, std::string_view name);

/// Whether there is an element below `root` for which `wanted` holds; looks no further than that.
template <class Predicate>
bool contains_element(const pugi::xml_node& root, Predicate wanted) {
  return static_cast<bool>(root.find_node([&](const pugi::xml_node& node) {
    return node.type() == pugi::node_element && wanted(node);
  }));
}

}  // namespace wegwijzer::extract
