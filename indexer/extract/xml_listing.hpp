#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "indexer/extract/document.hpp"
#include "indexer/extract/extracted.hpp"
#include "indexer/extract/xml_names.hpp"

namespace wegwijzer::extract {

/// More than this of one listing in XML is not read, packed or not.
inline constexpr std::size_t maximum_xml_listing = 52'428'800;

/// The text of a listing in XML: unpacked when it is gzip, in UTF-8 whatever it was in. What was
/// wrong with that is in the notes of `extracted`, whose listing is then not complete.
std::string xml_listing_text(const Document& document, Extracted& extracted);

bool is_well_formed(const std::string& xml);

/// The tree of it. Broken XML gives the part before the breach, and is noted too. No DTD is read,
/// so an entity that the document defines stays as written. Malformed when there is no element at
/// all.
Result<pugi::xml_document> parse_xml_listing(const std::string& xml, Extracted& extracted);

/// Both.
Result<pugi::xml_document> read_xml_listing(const Document& document, Extracted& extracted);

/// The text below an element as it stands there, CDATA too.
std::string raw_text(const pugi::xml_node& element);
/// The same on one line and in NFC.
std::string text_below(const pugi::xml_node& element);
/// text_below the first child of that name; empty without one.
std::string child_text(const pugi::xml_node& parent, std::string_view local);

/// `text` as an absolute address, resolved against `base`; empty when it is none, or longer than
/// longest_listed_address.
std::string listed_address(std::string_view text, const Url& base);

/// Adds items to a listing until one of its limits is met.
class ListingWriter {
 public:
  explicit ListingWriter(Extracted& extracted) : extracted_(extracted) {}

  /// Finds the language of an item that names none. False when the listing is full: what comes
  /// after is left out, which is noted.
  bool add(ListedItem item);
  /// An item that could not be used. Only the first few are told one by one.
  void skip(const std::string& why);
  /// To be called last.
  void finish();

 private:
  Extracted& extracted_;
  std::size_t weight_ = 0;
  std::size_t skipped_ = 0;
};

}  // namespace wegwijzer::extract
