#pragma once

#include <string>
#include <vector>

#include "base/url.hpp"
#include "indexer/extract/extracted.hpp"
#include "indexer/extract/rules.hpp"
#include "indexer/source/source.hpp"

namespace wegwijzer::survey {

/// An address at which a listing may stand.
struct Candidate {
  source::Kind kind;
  Url url;
  std::string where;  ///< how we came to it: "robots.txt names it"

  bool operator==(const Candidate&) const = default;
};

/// How the page is read at which a survey begins: as any page, and what its <head> says of feeds,
/// calendars, the site's name and the program that made it.
extract::Rules front_page_rules();

/// The feeds, calendars and OAI-PMH repositories that such a page, which stands at `url`, names in
/// its <head> or links to. At most a few of each kind, <head> first.
std::vector<Candidate> candidates_on(const extract::Extracted& page, const Url& url);

/// What the page calls the site; empty when it does not.
std::string site_name(const extract::Extracted& page);
/// "WordPress 6.4"; empty when the page does not say.
std::string made_with(const extract::Extracted& page);

}  // namespace wegwijzer::survey
