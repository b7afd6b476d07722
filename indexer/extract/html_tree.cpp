#include "indexer/extract/html_tree.hpp"

#include <gumbo.h>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "base/utf8.hpp"

namespace wegwijzer::extract {

namespace {

/// Deep enough for any real page; keeps XPath and all walks over the tree shallow.
constexpr std::size_t maximum_depth = 512;

/// Memory for one parse, given back as a whole. A third faster than malloc, and there is no need
/// for gumbo_destroy_output, which calls itself once for each level of nesting.
class Arena {
 public:
  /// Ends the process when there is no more: an exception may not pass through C.
  void* allocate(std::size_t size) noexcept {
    constexpr std::size_t alignment = alignof(std::max_align_t);
    size = (size + alignment - 1) / alignment * alignment;
    if (size > left_) add_block(std::max(size, block_size));
    void* memory = free_;
    free_ += size;
    left_ -= size;
    return memory;
  }

 private:
  static constexpr std::size_t block_size = 64 * 1024;

  void add_block(std::size_t size) {
    blocks_.push_back(std::make_unique_for_overwrite<std::byte[]>(size));
    free_ = blocks_.back().get();
    left_ = size;
  }

  std::vector<std::unique_ptr<std::byte[]>> blocks_;
  std::byte* free_ = nullptr;
  std::size_t left_ = 0;
};

GumboOptions options(Arena& arena) {
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;  // we do not read them, and a bad page has one for each byte
  options.userdata = &arena;
  options.allocator = [](void* userdata, std::size_t size) {
    return static_cast<Arena*>(userdata)->allocate(size);
  };
  options.deallocator = [](void*, void*) {};
  return options;
}

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
  Arena arena;
  const GumboOptions how = options(arena);
  const GumboOutput* output = gumbo_parse_with_options(&how, utf8.data(), utf8.size());

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
