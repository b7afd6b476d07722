#include "indexer/extract/page_head.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "indexer/extract/text_flow.hpp"
#include "indexer/extract/walk.hpp"

namespace wegwijzer::extract {

namespace {

/// <base href>: the first one that has an href decides (HTML standard, section 4.2.3).
Url read_base(const pugi::xml_node& page, const Url& url) {
  for (const pugi::xml_node& base : elements_named(page, "base")) {
    if (!base.attribute("href")) continue;
    return Url::parse(base.attribute("href").value(), &url).value_or(url);
  }
  return url;
}

void read_meta(const pugi::xml_node& meta, PageHead& head) {
  const std::string content = collapse_space(normalise(meta.attribute("content").value()));
  if (content.empty()) return;
  for (const char* key : {"name", "property", "itemprop", "http-equiv"}) {
    const std::string name = to_lower_ascii(trim(meta.attribute(key).value()));
    if (name.empty()) continue;
    head.metas[name].push_back(content);
    if (name == "robots" || name == our_name) head.robots.add(content);
  }
}

bool has_token(std::string_view list, std::string_view token) {
  return (" " + to_lower_ascii(collapse_space(list)) + " ").find(" " + std::string(token) + " ") !=
         std::string::npos;
}

void read_canonical(const pugi::xml_node& page, PageHead& head) {
  for (const pugi::xml_node& link : elements_named(page, "link")) {
    if (!has_token(link.attribute("rel").value(), "canonical")) continue;
    const auto url = Url::parse(link.attribute("href").value(), &head.base);
    if (!url) continue;
    if (!head.canonical.empty() && head.canonical != url->href()) head.canonicals_differ = true;
    head.canonical = url->href();
  }
  if (head.canonicals_differ) head.canonical.clear();
}

}  // namespace

std::string primary_subtag(std::string_view tag) {
  const std::string primary = to_lower_ascii(trim(tag).substr(0, trim(tag).find_first_of("-_")));
  const bool plausible =
      (primary.size() == 2 || primary.size() == 3) &&
      std::all_of(primary.begin(), primary.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return plausible ? primary : "";
}

std::string PageHead::meta(std::initializer_list<const char*> names) const {
  for (const char* name : names) {
    const auto found = metas.find(name);
    if (found != metas.end()) return found->second.front();
  }
  return {};
}

PageHead read_head(const pugi::xml_node& page, const Url& url) {
  PageHead head;
  head.base = read_base(page, url);
  for (const pugi::xml_node& meta : elements_named(page, "meta")) read_meta(meta, head);
  const auto titles = elements_named(page.child("html").child("head"), "title");
  if (!titles.empty()) head.title = text_on_one_line(titles.front());
  head.language = primary_subtag(page.child("html").attribute("lang").value());
  read_canonical(page, head);
  return head;
}

}  // namespace wegwijzer::extract
