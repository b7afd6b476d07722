#include "indexer/extract/feed.hpp"

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "indexer/extract/feed_entry.hpp"
#include "indexer/extract/html_snippet.hpp"
#include "indexer/extract/page_head.hpp"
#include "indexer/extract/xml_listing.hpp"

namespace wegwijzer::extract {

namespace {

enum class FeedForm { Rss, Rdf, Atom, None };

FeedForm form_of(const pugi::xml_node& root) {
  const std::string_view name = local_name(root);
  if (name == "rss" || name == "channel") return FeedForm::Rss;
  if (name == "RDF") return FeedForm::Rdf;
  return name == "feed" ? FeedForm::Atom : FeedForm::None;
}

/// The element that describes the feed as a whole.
pugi::xml_node head_of(const pugi::xml_node& root, FeedForm form) {
  const bool is_head = form == FeedForm::Atom || local_name(root) == "channel";
  return is_head ? root : child_named(root, "channel");
}

/// The address of the site that the feed belongs to.
std::string home_of(const pugi::xml_node& head, const Url& base) {
  for (const pugi::xml_node& child : head.children()) {
    if (local_name(child) != "link") continue;
    const std::string address = listed_address(text_below(child), base);
    if (!address.empty()) return address;
  }
  return related_address(head, "alternate", base);
}

FeedFrame frame_of(const pugi::xml_node& head, const Document& document, const Rules& rules) {
  std::string language = primary_subtag(child_text(head, "language"));
  if (language.empty()) language = primary_subtag(head.attribute("xml:lang").value());
  return {rules, document.url, home_of(head, document.url),
          snippet_line(raw_text(child_named(head, "title"))), language};
}

void read_entries(const pugi::xml_node& parent, FeedForm form, const FeedFrame& frame,
                  Extracted& feed) {
  ListingWriter writer(feed);
  for (const pugi::xml_node& element : parent.children()) {
    if (local_name(element) != (form == FeedForm::Atom ? "entry" : "item")) continue;
    ListedItem item =
        form == FeedForm::Atom ? read_atom_entry(element, frame) : read_rss_item(element, frame);
    if (item.url.empty()) {
      writer.skip(fmt::format("\"{}\" has no address", cut_utf8(item.extracted.title, 200)));
    } else if (!writer.add(std::move(item))) {
      break;
    }
  }
  writer.finish();
}

}  // namespace

bool is_feed(const pugi::xml_node& root) { return form_of(root) != FeedForm::None; }

Result<Extracted> extract_feed(const Document& document, const Rules& rules) {
  Extracted feed;
  feed.listing.emplace();
  const auto tree = read_xml_listing(document, feed);
  if (!tree) return fail(tree.error());
  const pugi::xml_node root = tree->document_element();
  const FeedForm form = form_of(root);
  if (form == FeedForm::None) {
    return fail(Code::Malformed, fmt::format("is no feed: its outermost element is <{}>",
                                             cut_utf8(root.name(), 200)));
  }
  const pugi::xml_node head = head_of(root, form);
  const FeedFrame frame = frame_of(head, document, rules);
  feed.title = frame.title;
  feed.language = frame.language;
  read_entries(form == FeedForm::Rdf ? root : head, form, frame, feed);
  for (const char* relation : {"next", "prev-archive"}) {
    std::string address = related_address(head, relation, document.url);
    if (!address.empty() && address != document.url.href()) {
      feed.listing->more.push_back(std::move(address));
    }
  }
  return feed;
}

}  // namespace wegwijzer::extract
