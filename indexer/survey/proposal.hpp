#pragma once

#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <vector>

#include "indexer/survey/site_survey.hpp"

namespace wegwijzer::survey {

/// A source file to be, and what led to it.
struct Proposal {
  nlohmann::ordered_json file;  ///< what source::read_source reads
  std::string why;              ///< why it is of this kind
  /// A few addresses of pages that the source would visit, spread over all that are known; else
  /// the first records that it would take as they are.
  std::vector<std::string> pages;
  std::vector<extract::ListedItem> records;
};

/// The best that the site offers: a repository before a sitemap, a sitemap before a feed, and links
/// alone when there is none of these. A listing without anything of this site, or of the part of it
/// that was asked for, is passed over; a calendar is only taken when it was asked for by itself.
/// Its id is none of those of `sources`. Never fails: a page has at least itself.
Proposal propose(const SiteSurvey& survey, std::span<const source::Source> sources);

/// Whether it asks for the pages of its items, beside what a listing says of them.
bool visits_items(const Proposal& proposal);
/// Takes the items as the listing has them, as `why` tells that none of their pages is given.
void take_as_listed(Proposal& proposal, const SiteSurvey& survey, const std::string& why);

/// Cuts `ending` (" - Voorbeeld") off the titles of the source; a label that was only the domain
/// becomes what stands there.
void strip_titles(Proposal& proposal, const std::string& ending, const Url& site);

}  // namespace wegwijzer::survey
