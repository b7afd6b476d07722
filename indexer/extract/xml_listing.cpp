#include "indexer/extract/xml_listing.hpp"

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "indexer/extract/charset.hpp"
#include "indexer/extract/gunzip.hpp"
#include "indexer/extract/page_language.hpp"
#include "indexer/extract/walk.hpp"

namespace wegwijzer::extract {

namespace {

/// More items that could not be used are counted, not told.
constexpr std::size_t most_skips_told = 10;

/// What an item costs on the wire beside its texts.
constexpr std::size_t weight_of_structure = 60;
constexpr std::size_t weight_of_description = 350;

void lose(Extracted& extracted, std::string what) {
  extracted.notes.push_back(std::move(what));
  extracted.listing->complete = false;
}

std::string unpacked(const Document& document, Extracted& extracted) {
  if (!is_gzip(document.bytes)) {
    if (document.bytes.size() <= maximum_xml_listing) return document.bytes;
    lose(extracted, fmt::format("only the first {} bytes were read", maximum_xml_listing));
    return document.bytes.substr(0, maximum_xml_listing);
  }
  Gunzipped whole = gunzip(document.bytes, maximum_xml_listing);
  if (!whole.complete) {
    lose(extracted,
         whole.bytes.size() == maximum_xml_listing
             ? fmt::format("only the first {} unpacked bytes were read", maximum_xml_listing)
             : "the gzip is damaged or cut off");
  }
  return std::move(whole.bytes);
}

std::size_t weight_of(const ListedItem& item) {
  std::size_t weight = weight_of_structure + item.url.size() + item.id.size();
  const Extracted& described = item.extracted;
  if (described == Extracted()) return weight;
  weight += weight_of_description + described.title.size() + described.summary.size() +
            described.text.size();
  for (const auto& [name, values] : described.fields) {
    weight += name.size();
    for (const std::string& value : values) weight += value.size();
  }
  for (const Link& link : described.links) weight += link.url.size() + link.text.size();
  return weight;
}

/// Collects the text of a tree without recursion.
struct TextBelow {
  std::string text;
  bool enter(const pugi::xml_node& node) {
    if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) text += node.value();
    return true;
  }
  void leave(const pugi::xml_node&) {}
};

}  // namespace

std::string xml_listing_text(const Document& document, Extracted& extracted) {
  return decode(unpacked(document, extracted), document.charset, Markup::Xml);
}

bool is_well_formed(const std::string& xml) {
  pugi::xml_document tree;
  return static_cast<bool>(
      tree.load_buffer(xml.data(), xml.size(), pugi::parse_default, pugi::encoding_utf8));
}

Result<pugi::xml_document> read_xml_listing(const Document& document, Extracted& extracted) {
  return parse_xml_listing(xml_listing_text(document, extracted), extracted);
}

Result<pugi::xml_document> parse_xml_listing(const std::string& xml, Extracted& extracted) {
  pugi::xml_document tree;
  const auto parsed =
      tree.load_buffer(xml.data(), xml.size(), pugi::parse_default, pugi::encoding_utf8);
  if (parsed.status == pugi::status_out_of_memory) throw std::bad_alloc();
  if (!tree.document_element()) {
    return fail(Code::Malformed, fmt::format("is no XML: {}", parsed.description()));
  }
  if (!parsed) {
    lose(extracted, fmt::format("broken XML at byte {} ({}): what stands before it was read",
                                parsed.offset, parsed.description()));
  }
  return tree;
}

std::string raw_text(const pugi::xml_node& element) {
  TextBelow collected;
  walk(element, collected);
  return std::move(collected.text);
}

std::string text_below(const pugi::xml_node& element) {
  return collapse_space(normalise(raw_text(element)));
}

std::string child_text(const pugi::xml_node& parent, std::string_view local) {
  return text_below(child_named(parent, local));
}

std::string listed_address(std::string_view text, const Url& base) {
  if (trim(text).empty() || text.size() > longest_listed_address) return {};
  const auto url = Url::parse(text, base.href().empty() ? nullptr : &base);
  if (!url || url->href().size() > longest_listed_address) return {};
  return url->href();
}

bool ListingWriter::add(ListedItem item) {
  Extracted& described = item.extracted;
  if (described.language.empty()) described.language = language_of(described, "");
  Listing& listing = *extracted_.listing;
  const std::size_t weight = weight_of(item);
  const bool full =
      listing.items.size() == maximum_listed || weight_ + weight > maximum_listing_bytes;
  if (full) {
    lose(extracted_, fmt::format("only the first {} items were read", listing.items.size()));
    return false;
  }
  weight_ += weight;
  listing.items.push_back(std::move(item));
  return true;
}

void ListingWriter::skip(const std::string& why) {
  if (++skipped_ <= most_skips_told) lose(extracted_, why);
}

void ListingWriter::finish() {
  if (skipped_ > most_skips_told) {
    extracted_.notes.push_back(
        fmt::format("and {} more that could not be used", skipped_ - most_skips_told));
  }
}

}  // namespace wegwijzer::extract
