#include "indexer/survey/front_page.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"

namespace wegwijzer::survey {

namespace {

using source::Kind;

constexpr const char* feed_field = "survey:feed";
constexpr const char* calendar_field = "survey:calendar";
constexpr const char* base_field = "survey:base";
constexpr const char* site_field = "survey:site";
constexpr const char* generator_field = "survey:generator";

/// Each costs a request; a page that names more names the feed of each rubric.
constexpr std::ptrdiff_t most_of_a_kind = 3;

std::string first_of(const extract::Extracted& page, const char* field) {
  const auto found = page.fields.find(field);
  return found == page.fields.end() ? std::string() : found->second.front();
}

bool ends_in_any(std::string_view path, std::initializer_list<std::string_view> endings) {
  while (path.ends_with('/')) path.remove_suffix(1);
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return path.ends_with(ending); });
}

/// What a linked address looks like; nullopt for a page.
std::optional<Kind> kind_of_link(const Url& url) {
  const std::string path = to_lower_ascii(url.path());
  const std::string query = to_lower_ascii(url.query().value_or(""));
  if (query.find("verb=") != std::string::npos) return Kind::OaiPmh;
  if (ends_in_any(path, {"/oai", "/oai2", "/oai-pmh", "/oai/request"})) return Kind::OaiPmh;
  if (path.ends_with(".ics")) return Kind::Ical;
  if (ends_in_any(path, {"/feed", "/rss", "/podcast", ".rss", "/rss.xml", "/feed.xml", "/atom.xml",
                         "/podcast.xml"})) {
    return Kind::Feed;
  }
  return std::nullopt;
}

/// The base address of a repository has no query: verbs are added to it.
Url without_query(const Url& url) { return Url::parse(url.path(), &url).value_or(url); }

class Collector {
 public:
  void add(Kind kind, const Url& address, const char* where) {
    const Url url = kind == Kind::OaiPmh ? without_query(address) : address;
    const bool of_comments = url.path().find("/comments/") != std::string_view::npos;
    const bool known = std::any_of(found_.begin(), found_.end(),
                                   [&](const Candidate& other) { return other.url == url; });
    const auto count = std::count_if(found_.begin(), found_.end(),
                                     [&](const Candidate& other) { return other.kind == kind; });
    if (!of_comments && !known && count < most_of_a_kind) found_.push_back({kind, url, where});
  }

  void add_field(const extract::Extracted& page, const char* field, Kind kind, const Url& base) {
    const auto named = page.fields.find(field);
    if (named == page.fields.end()) return;
    for (const std::string& href : named->second) {
      if (const auto url = Url::parse(href, &base)) add(kind, *url, "the page names it");
    }
  }

  std::vector<Candidate> take() { return std::move(found_); }

 private:
  std::vector<Candidate> found_;
};

}  // namespace

extract::Rules front_page_rules() {
  extract::Rules rules;
  const std::string alternate = "//link[contains(@rel, 'alternate')]";
  rules.fields = {
      {feed_field,
       alternate + "[@type='application/rss+xml' or @type='application/atom+xml']/@href"},
      {calendar_field,  alternate + "[@type='text/calendar']/@href"                     },
      {base_field,      "//base/@href"                                                  },
      {site_field,      "//meta[@property='og:site_name']/@content"                     },
      {generator_field, "//meta[@name='generator']/@content"                            }
  };
  return rules;
}

std::vector<Candidate> candidates_on(const extract::Extracted& page, const Url& url) {
  const Url base = Url::parse(first_of(page, base_field), &url).value_or(url);
  Collector found;
  found.add_field(page, feed_field, Kind::Feed, base);
  found.add_field(page, calendar_field, Kind::Ical, base);
  for (const extract::Link& link : page.links) {
    const auto address = Url::parse(link.url);
    const auto kind = address ? kind_of_link(*address) : std::nullopt;
    if (kind) found.add(*kind, *address, "the page links to it");
  }
  return found.take();
}

std::string site_name(const extract::Extracted& page) { return first_of(page, site_field); }

std::string made_with(const extract::Extracted& page) { return first_of(page, generator_field); }

}  // namespace wegwijzer::survey
