#include "indexer/extract/walk.hpp"

namespace wegwijzer::extract {

namespace {

struct Collector {
  std::string_view name;
  std::vector<pugi::xml_node> found = {};

  bool enter(const pugi::xml_node& node) {
    if (name == node.name()) found.push_back(node);
    return true;
  }
  void leave(const pugi::xml_node&) {}
};

}  // namespace

std::vector<pugi::xml_node> elements_named(const pugi::xml_node& root, std::string_view name) {
  Collector collector{name};
  walk(root, collector);
  return std::move(collector.found);
}

}  // namespace wegwijzer::extract
