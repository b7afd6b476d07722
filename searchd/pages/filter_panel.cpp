#include "searchd/pages/filter_panel.hpp"

#include <algorithm>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "searchd/pages/search_url.hpp"

namespace wegwijzer::pages {
namespace {

using search::FacetCount;
using search::Results;
using search::ValueCount;

/// The first facets are what most people come for: they are unfolded.
constexpr std::size_t unfolded_facets = 2;
/// A facet shows about this many values, the others on request.
constexpr std::size_t values_at_first = 8;
/// So few more are not worth a click.
constexpr std::size_t values_not_worth_folding = 2;

struct Node {
  const ValueCount* value;
  std::vector<Node> children;
};

using ByParent = std::map<std::string_view, std::vector<const ValueCount*>>;

std::vector<Node> nodes_under(std::string_view parent, const ByParent& by_parent) {
  std::vector<Node> nodes;
  const auto found = by_parent.find(parent);
  if (found == by_parent.end()) return nodes;
  for (const ValueCount* value : found->second) {
    nodes.push_back({value, nodes_under(value->id, by_parent)});
  }
  return nodes;
}

std::vector<Node> tree_of(const FacetCount& facet) {
  ByParent by_parent;
  for (const ValueCount& value : facet.values) {
    const bool parent_is_listed = std::ranges::any_of(
        facet.values, [&](const ValueCount& other) { return other.id == value.parent; });
    by_parent[parent_is_listed ? std::string_view(value.parent) : ""].push_back(&value);
  }
  return nodes_under("", by_parent);
}

std::size_t size_of(const Node& node) {
  std::size_t size = 1;
  for (const Node& child : node.children) size += size_of(child);
  return size;
}

std::size_t size_of(std::span<const Node> nodes) {
  std::size_t size = 0;
  for (const Node& node : nodes) size += size_of(node);
  return size;
}

bool has_chosen(std::span<const Node> nodes) {
  return std::ranges::any_of(
      nodes, [](const Node& node) { return node.value->selected || has_chosen(node.children); });
}

/// How many of the top values are shown at first: whole branches, about values_at_first values.
std::size_t shown_at_first(const std::vector<Node>& nodes) {
  std::size_t count = 0;
  std::size_t shown = 0;
  while (count < nodes.size() && shown < values_at_first) shown += size_of(nodes[count++]);
  const std::size_t rest = size_of(std::span(nodes).subspan(count));
  return rest <= values_not_worth_folding ? nodes.size() : count;
}

const std::string& name_of(const ValueCount& value) {
  return value.short_label.empty() ? value.label : value.short_label;
}

std::size_t chosen_in(const FacetCount& facet) {
  return static_cast<std::size_t>(std::ranges::count(facet.values, true, &ValueCount::selected));
}

void write_values(Html& html, const std::string& facet, std::span<const Node> nodes,
                  const Texts& texts) {
  html.open("ul");
  for (const auto& [value, children] : nodes) {
    html.open("li").open("label").open("input");
    html.attr("type", "checkbox").attr("form", search_form_id);
    html.attr("id", facet + "." + value->id).attr("name", facet).attr("value", value->id);
    html.flag("checked", value->selected).close();
    html.open("span").text(name_of(*value)).text(" ");
    html.open("span").attr("class", "aantal").text("(" + texts.number(value->count) + ")").close();
    html.close().close();
    if (!children.empty()) write_values(html, facet, children, texts);
    html.close();
  }
  html.close();
}

void write_facet(Html& html, const FacetCount& facet, bool unfolded, const Texts& texts) {
  const std::vector<Node> nodes = tree_of(facet);
  const std::size_t chosen = chosen_in(facet);
  html.open("details").attr("class", "facet").flag("open", unfolded || chosen > 0);
  html.open("summary");
  html.text(chosen == 0 ? facet.label
                        : texts.with("facet_chosen",
                                     {
                                         {"facet", facet.label         },
                                         {"count", texts.number(chosen)}
  }));
  html.close();
  html.open("fieldset").open("legend").attr("class", "vh").text(facet.label).close();

  const std::size_t count = shown_at_first(nodes);
  write_values(html, facet.id, std::span(nodes).first(count), texts);
  const auto rest = std::span(nodes).subspan(count);
  if (!rest.empty()) {
    html.open("details").attr("class", "meer").flag("open", has_chosen(rest));
    html.element("summary", texts.with("facet_more", {
                                                         {"count", texts.number(size_of(rest))}
    }));
    write_values(html, facet.id, rest, texts);
    html.close();
  }
  html.close().close();
}

/// A chip is a link with a name that says what it does.
void write_chip(Html& html, const std::string& name, const std::string& url, const Texts& texts) {
  html.open("li").open("a").attr("class", "chip").href(url);
  html.open("span").attr("class", "vh").text(texts["remove_filter"]).close();
  html.text(name);
  html.open("span").attr("aria-hidden", "true").text(" ×").close();
  html.close().close();
}

std::size_t write_facet_chips(Html& html, const Results& results, const Texts& texts) {
  std::size_t written = 0;
  for (const FacetCount& facet : results.facets) {
    for (const ValueCount& value : facet.values) {
      if (!value.selected) continue;
      write_chip(html, name_of(value), search_url_without(results.query, facet.id, value.id),
                 texts);
      ++written;
    }
  }
  return written;
}

std::size_t write_date_chips(Html& html, const Results& results, const Texts& texts) {
  std::size_t written = 0;
  for (const auto& [key, date] :
       {std::pair("from", &search::Query::from), std::pair("to", &search::Query::to)}) {
    if ((results.query.*date).empty()) continue;
    search::Query without = results.query;
    without.page = 1;
    (without.*date).clear();
    const std::string name = texts.with(key, {
                                                 {"date", texts.date(results.query.*date)}
    });
    write_chip(html, name, search_url(without), texts);
    ++written;
  }
  return written;
}

}  // namespace

void write_filter_panel(Html& html, const Results& results, const Texts& texts) {
  std::size_t values = 0;
  std::size_t chosen = 0;
  for (const FacetCount& facet : results.facets) {
    values += facet.values.size();
    chosen += chosen_in(facet);
  }
  if (values == 0) return;

  html.open("details").attr("class", "filters");
  html.element("summary", chosen == 0
                              ? texts["filters"]
                              : texts.with("filters_chosen", {
                                                                 {"count", texts.number(chosen)}
  }));
  html.open("h2").attr("class", "filterkop").text(texts["filters"]).close();
  std::size_t written = 0;
  for (const FacetCount& facet : results.facets) {
    if (facet.values.empty()) continue;
    write_facet(html, facet, written++ < unfolded_facets, texts);
  }
  html.open("button").attr("form", search_form_id).attr("class", "toepassen");
  html.text(texts["apply_filters"]).close();
  html.close();
}

void write_chosen_filters(Html& html, const Results& results, const Texts& texts) {
  if (results.query.filters.empty() && results.query.from.empty() && results.query.to.empty()) {
    return;
  }
  html.open("ul").attr("class", "chips").attr("aria-label", texts["chosen_filters"]);
  const std::size_t written =
      write_facet_chips(html, results, texts) + write_date_chips(html, results, texts);
  if (written > 1) {
    html.open("li").open("a").href(search_url_without_filters(results.query));
    html.text(texts["remove_all"]).close().close();
  }
  html.close();
}

}  // namespace wegwijzer::pages
