#pragma once

#include <optional>
#include <string>
#include <vector>

#include "indexer/survey/front_page.hpp"
#include "indexer/survey/single_extractor.hpp"
#include "indexer/survey/single_fetch.hpp"

namespace wegwijzer::survey {

/// A listing that is there, and what it lists.
struct FoundListing {
  Candidate at;
  std::string title;
  extract::Listing listing;  ///< of an index of sitemaps: what the first that were read list
  std::size_t sitemaps = 0;  ///< that an index names
  std::string metadata_prefix = {};  ///< kind oai_pmh: the form of its records to harvest
};

/// Reads the listings of a site. What is no listing after all, though the site names it, is told in
/// notes(); what was only guessed is not.
class ListingSearch {
 public:
  ListingSearch(SingleFetch& fetch, SingleExtractor& extractor)
      : fetch_(fetch), extractor_(extractor) {}

  /// Whatever `document` is as a listing; nullopt when it is none.
  std::optional<FoundListing> recognise(const extract::Document& document);
  /// The listings behind these addresses, whatever kind they are of.
  std::vector<FoundListing> read(const std::vector<Candidate>& candidates);
  /// The first that is there of the addresses where sitemaps usually stand.
  std::vector<FoundListing> guess_sitemaps(const Url& site);
  /// The same for repositories.
  std::vector<FoundListing> guess_repository(const Url& site);

  const std::vector<std::string>& notes() const { return notes_; }

 private:
  Result<extract::Extracted> read_as(source::Kind kind, const extract::Document& document);
  Result<extract::Extracted> fetch_as(source::Kind kind, const Url& url);
  Result<FoundListing> read(const Candidate& candidate);
  FoundListing found_at(const Candidate& candidate, const extract::Extracted& extracted);
  Result<FoundListing> read_repository(const Candidate& candidate);
  std::vector<FoundListing> guess(source::Kind kind, std::vector<std::string> paths,
                                  const Url& site);
  void read_sitemaps_of(FoundListing& index);

  SingleFetch& fetch_;
  SingleExtractor& extractor_;
  std::vector<std::string> notes_;
};

/// The form of metadata to harvest, of those that a repository has: learning objects say most.
std::string best_metadata_prefix(const std::vector<std::string>& prefixes);

}  // namespace wegwijzer::survey
