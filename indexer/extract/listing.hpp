#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace wegwijzer::extract {

/// What only a page of an OAI-PMH repository says (https://www.openarchives.org/OAI/2.0/).
struct OaiAnswer {
  std::string resumption_token = {};  ///< empty: the last page, if it was read to its end
  std::string response_date = {};     ///< the repository's own clock: "2026-11-21T03:00:00Z"
  std::string error = {};             ///< "badArgument" and the like; never "noRecordsMatch"
  bool no_records = false;            ///< noRecordsMatch: an empty answer, and no error
  // Identify and ListMetadataFormats
  std::string granularity = {};     ///< "YYYY-MM-DD" or "YYYY-MM-DDThh:mm:ssZ"
  std::string deleted_record = {};  ///< "no", "transient" or "persistent"
  std::vector<std::string> metadata_prefixes = {};

  bool operator==(const OaiAnswer&) const = default;
};

struct ListedItem;  // extracted.hpp: it holds an Extracted, which may hold a Listing

/// One answer of a listing: a sitemap, a feed, a calendar or a page of an OAI-PMH repository. Its
/// name is the title, and what was wrong with it the notes, of the Extracted that it stands in.
struct Listing {
  // Where ListedItem is complete: a vector may hold a type that is not, but not copy or destroy it.
  Listing();
  Listing(const Listing&);
  Listing(Listing&&) noexcept;
  Listing& operator=(const Listing&);
  Listing& operator=(Listing&&) noexcept;
  ~Listing();

  std::vector<ListedItem> items;  ///< in the order of the listing; an address may come twice
  /// Addresses of further listings: the sitemaps of an index, the next page of a feed. Absolute;
  /// never the listing's own, but two listings may name each other.
  std::vector<std::string> more;
  /// Every item that the listing holds is in `items`. Absence says nothing when it is not.
  bool complete = true;
  OaiAnswer oai;

  bool operator==(const Listing&) const;
};

/// Longer addresses are left out (sitemaps.org has the same limit).
inline constexpr std::size_t longest_listed_address = 2048;
/// More than this of one listing is not read: the limit that sitemaps.org sets.
inline constexpr std::size_t maximum_listed = 50'000;
/// What the items of one listing may weigh together, so that the answer fits on the wire.
inline constexpr std::size_t maximum_listing_bytes = 12'000'000;

nlohmann::json to_json(const Listing& listing);
/// Malformed when it is not what to_json writes.
Result<Listing> listing_from_json(const nlohmann::json& json);

}  // namespace wegwijzer::extract
