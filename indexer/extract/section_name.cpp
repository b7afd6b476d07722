#include "indexer/extract/section_name.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "base/utf8.hpp"
#include "indexer/extract/text_flow.hpp"
#include "indexer/extract/titles.hpp"
#include "indexer/extract/walk.hpp"

namespace wegwijzer::extract {

namespace {

/// Palliaweb cuts the names in its addresses off at this length, in the middle of a word.
constexpr std::size_t longest_slug = 50;

std::vector<std::string> crumbs_in_json_ld(const SchemaGraph& graph) {
  std::vector<std::string> crumbs;
  for (const SchemaGraph::Thing& thing : graph.things()) {
    if (!has_type(thing, "BreadcrumbList") || !crumbs.empty()) continue;
    for (const SchemaGraph::Thing* element : graph.parts(thing, "itemListElement")) {
      std::string name = graph.text(*element, "name");
      if (name.empty()) name = graph.text(*element, "item");
      crumbs.push_back(std::move(name));
    }
  }
  return crumbs;
}

bool holds_crumbs(const pugi::xml_node& node) {
  for (const char* attribute : {"class", "id", "aria-label"}) {
    const std::string value = to_lower_ascii(node.attribute(attribute).value());
    for (const std::string_view word : {"breadcrumb", "kruimelpad", "kruimel"}) {
      if (value.find(word) != std::string::npos) return true;
    }
  }
  return false;
}

/// The links of the first bread crumbs on the page: the page itself is seldom a link in them.
std::vector<std::string> crumbs_in_page(const pugi::xml_node& page) {
  const pugi::xml_node place = page.find_node([](const pugi::xml_node& node) {
    return node.type() == pugi::node_element && holds_crumbs(node);
  });
  std::vector<std::string> crumbs;
  for (const pugi::xml_node& link : elements_named(place, "a")) {
    crumbs.push_back(text_on_one_line(link));
  }
  return crumbs;
}

/// The last crumb that is not the page itself; the first of them is the home page.
std::string crumb_before(const std::vector<std::string>& crumbs, std::string_view title) {
  for (std::size_t i = crumbs.size(); i > 1; --i) {
    const std::string& crumb = crumbs[i - 1];
    if (!crumb.empty() && fold(crumb) != fold(title) && !is_section_title(crumb)) return crumb;
  }
  return {};
}

/// "jeuk" in /richtlijnen-palliatieve-zorg/richtlijn/jeuk/inleiding, as a title.
std::string guideline_in_address(const Url& url) {
  constexpr std::string_view marker = "/richtlijn/";
  const std::string_view path = url.path();
  const auto found = path.find(marker);
  if (found == std::string_view::npos) return {};
  const std::string_view rest = path.substr(found + marker.size());
  const auto end = rest.find('/');
  if (end == std::string_view::npos || end == 0 || end >= longest_slug) return {};
  std::string name = title_from_file_name(rest.substr(0, end));
  std::replace(name.begin(), name.end(), '-', ' ');
  if (!name.empty() && name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 32);
  return name;
}

}  // namespace

bool is_section_title(std::string_view title) {
  constexpr auto titles = std::to_array<std::string_view>({"aanbevelingen",
                                                           "achtergrond",
                                                           "algemeen",
                                                           "begrippenlijst",
                                                           "behandeling",
                                                           "beleid",
                                                           "bijlage",
                                                           "bijlagen",
                                                           "colofon",
                                                           "conclusies",
                                                           "definities",
                                                           "diagnostiek",
                                                           "evaluatie",
                                                           "implementatie",
                                                           "informatie",
                                                           "inhoudsopgave",
                                                           "inleiding",
                                                           "integrale benadering",
                                                           "kernpunten",
                                                           "leeswijzer",
                                                           "literatuur",
                                                           "onderbouwing",
                                                           "organisatie van zorg",
                                                           "overwegingen",
                                                           "referenties",
                                                           "samenvatting",
                                                           "samenvattingskaart",
                                                           "stappenplan",
                                                           "startpagina",
                                                           "structuur",
                                                           "uitgangsvraag",
                                                           "uitgangsvragen",
                                                           "verantwoording",
                                                           "voorwoord",
                                                           "voor wie?"});
  const std::string folded = fold(trim(title));
  return std::find(titles.begin(), titles.end(), folded) != titles.end();
}

std::string section_name(const pugi::xml_node& page, const SchemaGraph& json_ld, const Url& url,
                         std::string_view title) {
  std::string name = crumb_before(crumbs_in_json_ld(json_ld), title);
  if (name.empty()) name = crumb_before(crumbs_in_page(page), title);
  return name.empty() ? guideline_in_address(url) : name;
}

}  // namespace wegwijzer::extract
