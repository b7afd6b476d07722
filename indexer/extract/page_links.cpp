#include "indexer/extract/page_links.hpp"

#include <unordered_map>

#include "base/utf8.hpp"
#include "indexer/extract/text_flow.hpp"
#include "indexer/extract/walk.hpp"

namespace wegwijzer::extract {

namespace {

constexpr std::size_t maximum_links = 5000;
constexpr std::size_t maximum_link_text = 300;

/// What a reader sees of a link: its text, or what stands in for an image.
std::string text_of_link(const pugi::xml_node& link) {
  std::string text = text_on_one_line(link);
  for (const char* name : {"aria-label", "title"}) {
    if (text.empty()) text = collapse_space(normalise(link.attribute(name).value()));
  }
  if (text.empty()) {
    const auto image =
        link.find_node([](const pugi::xml_node& node) { return !node.attribute("alt").empty(); });
    text = collapse_space(normalise(image.attribute("alt").value()));
  }
  return std::string(cut_utf8(text, maximum_link_text));
}

bool may_follow(const pugi::xml_node& link) {
  const std::string rel = " " + to_lower_ascii(collapse_space(link.attribute("rel").value())) + " ";
  return rel.find(" nofollow ") == std::string::npos;
}

}  // namespace

std::vector<Link> read_links(const pugi::xml_node& page, const Url& base) {
  std::vector<Link> links;
  std::unordered_map<std::string, std::size_t> places;
  for (const char* name : {"a", "area"}) {
    for (const pugi::xml_node& element : elements_named(page, name)) {
      const pugi::xml_attribute href = element.attribute("href");
      if (!href) continue;
      const auto url = Url::parse(href.value(), &base);
      if (!url) continue;
      const auto [place, is_new] = places.emplace(url->href(), links.size());
      if (is_new && links.size() == maximum_links) return links;
      if (is_new) links.push_back({.url = url->href(), .text = {}, .follow = false});
      Link& link = links[place->second];
      if (link.text.empty()) link.text = text_of_link(element);
      link.follow = link.follow || may_follow(element);
    }
  }
  return links;
}

}  // namespace wegwijzer::extract
