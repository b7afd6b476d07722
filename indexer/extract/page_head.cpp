#include "indexer/extract/page_head.hpp"

#include <algorithm>
#include <charconv>

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

/// The target of "0; url=/doel" (HTML standard, section 4.2.5.3), absolute; empty when the reader
/// has time to read, or is sent to the page itself.
std::string read_refresh(const std::string& content, const Url& base, const Url& url) {
  constexpr int longest_delay = 5;
  int delay = -1;
  const char* end = content.data() + content.size();
  const auto number = std::from_chars(content.data(), end, delay);
  if (number.ec != std::errc() || delay < 0 || delay > longest_delay) return {};
  std::string_view target(number.ptr, static_cast<std::size_t>(end - number.ptr));
  target.remove_prefix(std::min(target.find_first_not_of(".0123456789;, "), target.size()));
  if (to_lower_ascii(target.substr(0, 3)) == "url") {
    target.remove_prefix(std::min(target.find('='), target.size() - 1) + 1);
  }
  target = trim(target);
  if (target.starts_with('"') || target.starts_with('\'')) {
    const char quote = target.front();
    target = target.substr(1, target.find(quote, 1) - 1);
  }
  if (target.empty()) return {};
  const auto found = Url::parse(target, &base);
  const auto without_fragment = [](const Url& address) {
    return address.href().substr(0, address.href().find('#'));
  };
  if (!found || without_fragment(*found) == without_fragment(url)) return {};
  return found->href();
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
  head.refresh = read_refresh(head.meta({"refresh"}), head.base, url);
  return head;
}

}  // namespace wegwijzer::extract
