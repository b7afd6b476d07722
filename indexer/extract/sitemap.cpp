#include "indexer/extract/sitemap.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.hpp"
#include "indexer/extract/charset.hpp"
#include "indexer/extract/feed.hpp"
#include "indexer/extract/moments.hpp"
#include "indexer/extract/xml_listing.hpp"

namespace wegwijzer::extract {

namespace {

std::string shown(std::string_view text) { return std::string(cut_utf8(text, 200)); }

void read_urls(const pugi::xml_node& root, const Url& base, Extracted& sitemap) {
  ListingWriter writer(sitemap);
  for (const pugi::xml_node& entry : root.children()) {
    if (local_name(entry) != "url") continue;
    const std::string text = child_text(entry, "loc");
    ListedItem item{listed_address(text, base)};
    if (item.url.empty()) {
      writer.skip(fmt::format("\"{}\" is no address", shown(text)));
      continue;
    }
    item.modified = iso_moment(child_text(entry, "lastmod")).utc;
    if (!writer.add(std::move(item))) break;
  }
  writer.finish();
}

void read_index(const pugi::xml_node& root, const Url& base, Extracted& sitemap) {
  std::vector<std::string>& more = sitemap.listing->more;
  for (const pugi::xml_node& entry : root.children()) {
    if (local_name(entry) != "sitemap") continue;
    std::string address = listed_address(child_text(entry, "loc"), base);
    if (address.empty() || address == base.href()) continue;
    if (more.size() == maximum_listed) {
      sitemap.notes.push_back(fmt::format("only the first {} sitemaps were read", more.size()));
      sitemap.listing->complete = false;
      break;
    }
    more.push_back(std::move(address));
  }
}

/// Whether the first line is an address: the text form of a sitemap.
bool is_list_of_addresses(std::string_view bytes) {
  const std::string_view text = trim(bytes.substr(0, longest_listed_address));
  return text.starts_with("http://") || text.starts_with("https://") ||
         text.starts_with("\xEF\xBB\xBFhttp");
}

Extracted read_list(const Document& document) {
  Extracted sitemap;
  sitemap.listing.emplace();
  const std::string text = decode(document.bytes, document.charset, Markup::None);
  ListingWriter writer(sitemap);
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = trim(std::string_view(text).substr(begin, end - begin));
    begin = end + 1;
    if (line.empty()) continue;
    ListedItem item{listed_address(line, Url())};
    if (item.url.empty()) {
      writer.skip(fmt::format("\"{}\" is no address", shown(line)));
    } else if (!writer.add(std::move(item))) {
      break;
    }
  }
  writer.finish();
  return sitemap;
}

}  // namespace

Result<Extracted> extract_sitemap(const Document& document, const Rules& rules) {
  if (is_list_of_addresses(document.bytes)) return read_list(document);
  Extracted sitemap;
  sitemap.listing.emplace();
  const auto tree = read_xml_listing(document, sitemap);
  if (!tree) return fail(tree.error());
  const pugi::xml_node root = tree->document_element();
  if (local_name(root) == "urlset") {
    read_urls(root, document.url, sitemap);
  } else if (local_name(root) == "sitemapindex") {
    read_index(root, document.url, sitemap);
  } else if (is_feed(root)) {
    return extract_feed(document, rules);  // which sitemaps.org allows
  } else {
    return fail(Code::Malformed,
                fmt::format("is no sitemap: its outermost element is <{}>", shown(root.name())));
  }
  return sitemap;
}

}  // namespace wegwijzer::extract
