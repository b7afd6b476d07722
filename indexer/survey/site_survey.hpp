#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "indexer/survey/listing_search.hpp"

namespace wegwijzer::survey {

/// What there is to know of a site before anything is said about it in a source file.
struct SiteSurvey {
  Url asked;                 ///< the address that was given
  Url page;                  ///< where it led to: the same site, perhaps with "www."
  bool is_listing = false;   ///< what stands there is itself a listing, the only one that counts
  extract::Extracted front;  ///< what stands there, when it is a page
  std::optional<std::chrono::milliseconds> crawl_delay;  ///< that robots.txt asks for
  std::vector<FoundListing> listings;
  std::vector<std::string> notes;  ///< what was looked for in vain
};

/// Looks at the page at `url`, the robots.txt of its host, and whatever listings these name or
/// stand at the usual addresses. A listing at `url` itself is taken as what is meant. Refused when
/// robots.txt forbids the page or it leads to another site; Usage when one of `sources` visits it
/// already; else as SingleFetch.
Result<SiteSurvey> survey_site(const Url& url, std::span<const source::Source> sources,
                               SingleFetch& fetch, SingleExtractor& extractor);

}  // namespace wegwijzer::survey
