#pragma once

#include <string>

#include "base/url.hpp"
#include "indexer/extract/listing.hpp"
#include "indexer/source/source.hpp"

namespace wegwijzer::source {

/// How far the harvest of a repository is: what is kept between two requests, and between two
/// runs. Made by begin_harvest, moved on by after_answer.
struct OaiState {
  std::string granularity;       ///< as Identify says; empty before that is known
  std::string from;              ///< as asked for in this run; empty: everything
  std::string resumption_token;  ///< empty: the first page is next
  std::string next_from;         ///< for the run after this one

  bool operator==(const OaiState&) const = default;
};

/// Asks who the repository is: its granularity, and whether it tells what was deleted.
Url identify_request(const Url& base);

/// The state in which a run begins. `granularity` is that of Identify, `last_from` the next_from
/// that the previous whole run ended with; empty when there was none, and everything is asked for.
OaiState begin_harvest(const std::string& granularity, const std::string& last_from);

/// The page to ask for. A resumption token excludes every other argument (section 2.4).
Url oai_request(const Source& source, const OaiState& state);

/// The state after a page. Its next_from is the responseDate of the first page, by the
/// repository's clock, a day earlier: what changed while we read must not fall between two runs.
OaiState after_answer(OaiState state, const extract::OaiAnswer& answer);

}  // namespace wegwijzer::source
