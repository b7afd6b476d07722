#include "indexer/extract/html_tree.hpp"

#include <gumbo.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "base/utf8.hpp"

namespace wegwijzer::extract {

namespace {

/// Deep enough for any real page; keeps XPath and all walks over the tree shallow.
constexpr std::size_t maximum_depth = 512;

GumboOptions options() {
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;  // we do not read them, and a bad page has one for each byte
  return options;
}

struct DestroyOutput {
  void operator()(GumboOutput* output) const {
    const GumboOptions same = options();
    gumbo_destroy_output(&same, output);
  }
};

bool is_xml_name(std::string_view name) {
  const auto letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  };
  const auto inner = [&](char c) {
    return letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == ':';
  };
  return !name.empty() && letter(name.front()) && std::all_of(name.begin(), name.end(), inner);
}

std::string name_of(const GumboElement& element) {
  if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
  GumboStringPiece written = element.original_tag;
  gumbo_tag_from_original_text(&written);
  if (written.data == nullptr) return "unknown";
  const std::string name = to_lower_ascii({written.data, written.length});
  return is_xml_name(name) ? name : "unknown";
}

pugi::xml_node append_element(pugi::xml_node& parent, const GumboElement& element) {
  pugi::xml_node node = parent.append_child(name_of(element).c_str());
  for (unsigned i = 0; i < element.attributes.length; ++i) {
    const auto* attribute = static_cast<const GumboAttribute*>(element.attributes.data[i]);
    if (is_xml_name(attribute->name)) {
      node.append_attribute(attribute->name).set_value(attribute->value);
    }
  }
  return node;
}

/// The children of one gumbo node that are still to be copied, and where to.
struct Pending {
  const GumboVector* children;
  unsigned next;
  pugi::xml_node parent;
  std::size_t depth;
};

}  // namespace

pugi::xml_document parse_html(std::string_view utf8) {
  const GumboOptions how = options();
  const std::unique_ptr<GumboOutput, DestroyOutput> output(
      gumbo_parse_with_options(&how, utf8.data(), utf8.size()));

  pugi::xml_document document;
  std::vector<Pending> stack = {
      {&output->document->v.document.children, 0, document, 0}
  };
  while (!stack.empty()) {
    Pending& here = stack.back();
    if (here.next == here.children->length) {
      stack.pop_back();
      continue;
    }
    const auto* node = static_cast<const GumboNode*>(here.children->data[here.next++]);
    if (node->type == GUMBO_NODE_ELEMENT) {
      const pugi::xml_node copy =
          here.depth < maximum_depth ? append_element(here.parent, node->v.element) : here.parent;
      const std::size_t depth = here.depth + 1;
      stack.push_back({&node->v.element.children, 0, copy, depth});
    } else if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
               node->type == GUMBO_NODE_CDATA) {
      here.parent.append_child(pugi::node_pcdata).set_value(node->v.text.text);
    }
  }
  return document;
}

}  // namespace wegwijzer::extract
