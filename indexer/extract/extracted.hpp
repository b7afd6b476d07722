#pragma once

#include <cstdint>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "indexer/extract/listing.hpp"
#include "schema/event.hpp"

namespace wegwijzer::extract {

/// A heading of the document, with the id that a link can point to.
struct Heading {
  int level = 1;  ///< 1..6
  std::string text;
  std::string anchor;      ///< without "#"; empty when the heading has none
  std::size_t offset = 0;  ///< byte in Extracted::text where its section starts

  bool operator==(const Heading&) const = default;
};

struct Link {
  std::string url;  ///< absolute, as WHATWG resolves it; http and https only
  std::string text;
  bool follow = true;  ///< false for rel=nofollow

  bool operator==(const Link&) const = default;
};

/// What place a login has on a page (login_form.hpp).
enum class Login {
  None,      ///< none, or beside a page full of text
  Offered,   ///< in the middle of a page of few words
  Demanded,  ///< there is hardly anything else
};

/// What one document says about itself, still in its own words. All text is UTF-8 in NFC.
struct Extracted {
  std::string title;
  std::string summary;
  std::string text;       ///< main text: paragraphs separated by '\n', no navigation or footer
  std::string language;   ///< ISO 639-1 where it has a code there; empty when unknown
  std::string published;  ///< YYYY[-MM[-DD]]; empty when unknown
  std::string media_type;
  std::vector<Heading> headings = {};
  /// "Field" -> its values, as the page, the catalogue or a rule of the source gives them.
  std::map<std::string, std::vector<std::string>> fields = {};
  std::optional<Event> event = {};  ///< what the page announces or shows the recording of
  std::vector<Link> links = {};
  std::string canonical = {};  ///< rel=canonical, absolute; empty when absent
  bool no_index = false;       ///< meta robots or X-Robots-Tag
  bool no_follow = false;
  bool no_snippet = false;
  /// What went wrong without making the document useless ("page 3 could not be read").
  std::vector<std::string> notes = {};
  /// Of a document that was read as a listing (Rules::listing), and of no other.
  std::optional<Listing> listing = {};
  /// Of the text (simhash.hpp), set by the extractor processes; the ledger keeps them in columns of
  /// their own, so to_json leaves them out.
  std::uint64_t simhash = 0;
  std::int64_t words = 0;
  /// For whoever judges the page; what asks for a login is not kept, so to_json leaves it out.
  Login login = Login::None;

  bool operator==(const Extracted&) const = default;
};

/// One line of a listing: an address, and what the listing says about it.
struct ListedItem {
  std::string url;            ///< absolute, http or https; empty for a deleted record without one
  std::string id = {};        ///< guid, OAI identifier or UID; empty when it has none
  std::string modified = {};  ///< "2026-11-21T03:00:00Z" or "2026-11-21"; a claim, often false
  bool deleted = false;       ///< OAI-PMH only: the repository says that it is gone
  Extracted extracted = {};   ///< empty for a sitemap

  bool operator==(const ListedItem&) const = default;
};

nlohmann::json to_json(const Extracted& extracted);
/// Malformed when it is not what to_json writes.
Result<Extracted> extracted_from_json(const nlohmann::json& json);

}  // namespace wegwijzer::extract
