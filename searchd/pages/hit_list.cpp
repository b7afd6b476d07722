#include "searchd/pages/hit_list.hpp"

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/url.hpp"
#include "searchd/pages/assets.hpp"

namespace wegwijzer::pages {
namespace {

using search::Hit;
using search::LabelledId;

/// Which facets say at a glance what a hit is, and which says who made it: web/pagina.json, for no
/// facet has a name in C++.
struct HitLayout {
  std::vector<std::string> facets;
  std::string source_facet;
};

const HitLayout& hit_layout() {
  static const HitLayout layout = [] {
    const auto json = nlohmann::json::parse(find_asset("pagina.json")->bytes);
    return HitLayout{json.at("facets_on_hit"), json.at("source_facet")};
  }();
  return layout;
}

void write_marked(Html& html, const search::Marked& pieces) {
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (i % 2 == 1) {
      html.element("mark", pieces[i]);
    } else {
      html.text(pieces[i]);
    }
  }
}

/// The values that a hit has in a facet; empty when it has none.
std::string labels_of(const Hit& hit, const std::string& facet) {
  const auto found = hit.tags.find(facet);
  if (found == hit.tags.end()) return {};
  std::string labels;
  for (const LabelledId& value : found->second) {
    if (!labels.empty()) labels += ", ";
    labels += value.label;
  }
  return labels;
}

/// "application/pdf" is "pdf" to a reader, who does well to know before the click; a page is a
/// page.
std::string format_of(const Hit& hit) {
  if (hit.media_type == "application/pdf") return "pdf";
  return {};
}

std::string event_of(const Hit& hit, const Texts& texts) {
  if (!hit.event) return {};
  std::string text =
      texts.with("event_on", {
                                 {"date", texts.date(hit.event->start.substr(0, 10))}
  });
  if (!hit.event->place.empty()) text += ", " + hit.event->place;
  if (hit.event->online) text += ", " + texts["event_online"];
  return text;
}

/// "Ook op b.nl": the same text on other sites, as links.
void write_also_at(Html& html, const Hit& hit, const Texts& texts) {
  if (hit.also_at.empty()) return;
  html.open("p").attr("class", "ook-op").text(texts["also_at"]);
  for (const std::string& address : hit.also_at) {
    const auto url = Url::parse(address);
    if (!url) continue;
    html.text(" ").open("a").href(address).attr("rel", "noopener").text(url->host()).close();
  }
  html.close();
}

void write_features(Html& html, const Hit& hit, const Texts& texts) {
  std::vector<std::string> features;
  for (const std::string& facet : hit_layout().facets) features.push_back(labels_of(hit, facet));
  features.push_back(event_of(hit, texts));
  // A source of ours may be a list of what others made: their name says more.
  const std::string maker = labels_of(hit, hit_layout().source_facet);
  features.push_back(maker.empty() ? hit.source.label : maker);
  features.push_back(format_of(hit));
  if (hit.on_copy_site) features.push_back(texts["on_copy_site"]);

  html.open("p").attr("class", "kenmerken");
  bool first = true;
  for (const std::string& feature : features) {
    if (feature.empty()) continue;
    html.text(first ? "" : " · ").element("span", feature);
    first = false;
  }
  if (!hit.published.empty()) {
    html.text(first ? "" : " · ").open("time").attr("datetime", hit.published);
    html.text(texts.date(hit.published)).close();
  }
  html.close();
}

void write_hit(Html& html, const Hit& hit, const Texts& texts) {
  html.open("li").attr("class", "treffer");
  const bool other_language = !hit.language.empty() && hit.language != texts.language();
  html.open("h3").open("a").href(hit.url).attr("rel", "noopener");
  if (other_language) html.attr("lang", hit.language);
  write_marked(html, hit.title);
  html.close().close();
  write_features(html, hit, texts);
  if (!hit.snippet.empty()) {
    html.open("p").attr("class", "fragment");
    if (other_language) html.attr("lang", hit.language);
    write_marked(html, hit.snippet);
    html.close();
  }
  if (hit.section) {
    html.open("p").attr("class", "plek").text(texts["section"]).text(" ");
    html.open("a").href(hit.section->url).attr("rel", "noopener");
    html.text(hit.section->title).close().close();
  }
  write_also_at(html, hit, texts);
  html.close();
}

}  // namespace

void write_hit_list(Html& html, const search::Results& results, const Texts& texts) {
  const auto& query = results.query;
  html.open("ol").attr("class", "treffers");
  html.attr("start", std::to_string((query.page - 1) * query.per_page + 1));
  for (const Hit& hit : results.hits) write_hit(html, hit, texts);
  html.close();
}

}  // namespace wegwijzer::pages
