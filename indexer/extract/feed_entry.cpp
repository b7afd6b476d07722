#include "indexer/extract/feed_entry.hpp"

#include <algorithm>
#include <sstream>

#include "base/utf8.hpp"
#include "indexer/extract/html_snippet.hpp"
#include "indexer/extract/moments.hpp"
#include "indexer/extract/page_head.hpp"
#include "indexer/extract/titles.hpp"
#include "indexer/extract/xml_listing.hpp"

namespace wegwijzer::extract {

namespace {

constexpr std::size_t longest_feed_summary = 1000;
/// More of what an entry holds is for the page itself.
constexpr std::size_t longest_feed_text = 200'000;
constexpr std::size_t most_categories = 50;
/// xml:base is looked for on this many elements around an entry.
constexpr int most_bases = 8;

/// The first text of a child that is named as one of `names`, which may have a prefix.
std::string first_text_named(const pugi::xml_node& entry,
                             std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    for (const pugi::xml_node& child : entry.children()) {
      if (name != child.name()) continue;
      std::string text = raw_text(child);
      if (!trim(text).empty()) return text;
    }
  }
  return {};
}

Url base_at(const pugi::xml_node& element, const Url& base) {
  std::vector<std::string_view> bases;
  pugi::xml_node at = element;
  for (int i = 0; i < most_bases && at; ++i, at = at.parent()) {
    const std::string_view given = at.attribute("xml:base").value();
    if (!given.empty()) bases.push_back(given);
  }
  Url resolved = base;
  for (auto given = bases.rbegin(); given != bases.rend(); ++given) {
    if (const auto url = Url::parse(*given, &resolved)) resolved = *url;
  }
  return resolved;
}

std::string language_at(pugi::xml_node element, const std::string& otherwise) {
  for (int i = 0; i < most_bases && element; ++i, element = element.parent()) {
    const std::string tag = primary_subtag(element.attribute("xml:lang").value());
    if (!tag.empty()) return tag;
  }
  return otherwise;
}

std::vector<std::string> categories_of(const pugi::xml_node& entry) {
  std::vector<std::string> found;
  for (const pugi::xml_node& child : entry.children()) {
    const std::string_view name = local_name(child);
    if (name != "category" && name != "subject") continue;
    std::string text = snippet_line(raw_text(child));
    for (const char* attribute : {"label", "term", "text"}) {
      if (text.empty()) text = collapse_space(normalise(child.attribute(attribute).value()));
    }
    const bool known = std::find(found.begin(), found.end(), text) != found.end();
    if (!text.empty() && !known && found.size() < most_categories) found.push_back(text);
  }
  return found;
}

/// What the feed gives as text, once as a summary and, when it is longer than that, as the text.
void set_texts(Extracted& extracted, const std::string& summary, const std::string& content) {
  const std::string short_text = snippet_text(summary);
  std::string long_text = snippet_text(content);
  if (long_text.empty() && short_text.size() > longest_feed_summary) long_text = short_text;
  extracted.summary = cut_utf8(collapse_space(short_text), longest_feed_summary);
  extracted.text = cut_utf8(long_text, longest_feed_text);
}

void set_enclosure(Extracted& extracted, const std::string& address, std::string_view type) {
  if (address.empty()) return;
  extracted.fields["enclosure"] = {address};
  if (!type.empty()) extracted.fields["enclosure type"] = {to_lower_ascii(trim(type))};
}

/// What RSS and Atom have in common.
void read_shared(const pugi::xml_node& entry, const FeedFrame& frame, Extracted& extracted) {
  extracted.title = tidy_title(
      snippet_line(first_text_named(entry, {"title", "itunes:title", "media:title", "dc:title"})),
      frame.rules.title_strip, frame.title);
  extracted.language = language_at(entry, frame.language);
  if (auto categories = categories_of(entry); !categories.empty()) {
    extracted.fields["category"] = std::move(categories);
  }
  const std::string duration = playing_time(child_text(entry, "duration"));
  if (!duration.empty()) extracted.fields["duration"] = {duration};
}

/// When it came out, and when it was last touched: each stands in for the other.
void set_moments(ListedItem& item, const Moment& published, const Moment& updated) {
  item.modified = updated.utc.empty() ? published.utc : updated.utc;
  item.extracted.published = published.day.empty() ? updated.day : published.day;
}

/// The text of <link> in RSS; an <atom:link> has none.
std::string rss_link(const pugi::xml_node& item, const Url& base) {
  for (const pugi::xml_node& child : item.children()) {
    if (local_name(child) != "link") continue;
    std::string address = listed_address(text_below(child), base_at(child, base));
    if (!address.empty()) return address;
  }
  return {};
}

/// A guid is an address unless it says otherwise; many say nothing and are none.
std::string address_of_guid(const pugi::xml_node& guid) {
  const std::string_view permanent = guid.attribute("isPermaLink").value();
  return to_lower_ascii(permanent) == "false" ? "" : listed_address(text_below(guid), Url());
}

/// Where an item can be read. A podcast often gives the site's front page for every episode.
std::string address_of_item(const pugi::xml_node& item, const FeedFrame& frame,
                            const std::string& enclosure) {
  std::string link = listed_address(child_text(item, "origLink"), frame.base);
  if (link.empty()) link = rss_link(item, frame.base);
  if (link.empty()) link = related_address(item, "alternate", frame.base);
  if (!link.empty() && link != frame.home) return link;
  const std::string about = listed_address(item.attribute("rdf:about").value(), frame.base);
  for (const std::string& other : {address_of_guid(child_named(item, "guid")), about, enclosure}) {
    if (!other.empty()) return other;
  }
  return link;
}

/// The content of an Atom text construct as HTML (RFC 4287, section 3.1).
std::string atom_html(const pugi::xml_node& construct) {
  if (std::string_view(construct.attribute("type").value()) != "xhtml") return raw_text(construct);
  std::ostringstream xhtml;
  for (const pugi::xml_node& child : construct.children()) {
    child.print(xhtml, "", pugi::format_raw, pugi::encoding_utf8);
  }
  return xhtml.str();
}

}  // namespace

std::string related_address(const pugi::xml_node& parent, std::string_view relation,
                            const Url& base) {
  for (const pugi::xml_node& link : parent.children()) {
    if (local_name(link) != "link") continue;
    const std::string_view given = link.attribute("rel").value();
    if ((given.empty() ? "alternate" : given) != relation) continue;
    std::string address = listed_address(link.attribute("href").value(), base_at(link, base));
    if (!address.empty()) return address;
  }
  return {};
}

ListedItem read_rss_item(const pugi::xml_node& element, const FeedFrame& frame) {
  pugi::xml_node enclosure = child_named(element, "enclosure");
  const std::string recording = listed_address(enclosure.attribute("url").value(), frame.base);

  ListedItem item{address_of_item(element, frame, recording)};
  item.id = child_text(element, "guid");
  read_shared(element, frame, item.extracted);
  set_enclosure(item.extracted, recording, enclosure.attribute("type").value());
  set_texts(item.extracted,
            first_text_named(element, {"description", "itunes:summary", "itunes:subtitle",
                                       "media:description", "dc:description"}),
            first_text_named(element, {"content:encoded", "content"}));
  const std::string published = first_text_named(element, {"pubDate", "dc:date", "date"});
  const std::string updated =
      first_text_named(element, {"atom:updated", "dcterms:modified", "a10:updated"});
  set_moments(item, feed_moment(published), feed_moment(updated));
  return item;
}

ListedItem read_atom_entry(const pugi::xml_node& element, const FeedFrame& frame) {
  ListedItem item{related_address(element, "alternate", frame.base)};
  const std::string recording = related_address(element, "enclosure", frame.base);
  if (item.url.empty()) item.url = recording;
  item.id = child_text(element, "id");
  if (item.url.empty()) item.url = listed_address(item.id, Url());
  read_shared(element, frame, item.extracted);
  item.extracted.title = tidy_title(snippet_line(atom_html(child_named(element, "title"))),
                                    frame.rules.title_strip, frame.title);
  set_enclosure(item.extracted, recording, "");
  set_texts(item.extracted, atom_html(child_named(element, "summary")),
            atom_html(child_named(element, "content")));
  set_moments(item, feed_moment(child_text(element, "published")),
              feed_moment(child_text(element, "updated")));
  return item;
}

}  // namespace wegwijzer::extract
