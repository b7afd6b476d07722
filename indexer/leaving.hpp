#pragma once

#include "indexer/harvest_session.hpp"

namespace wegwijzer {

/// More than this share of a source's documents, or more than this many, are not deleted in one
/// run: a site that is being rebuilt looks like one that is gone.
inline constexpr double most_leaving_share = 0.10;
inline constexpr std::int64_t most_leaving = 25;

/// Two looks that agree must lie so far apart before an absence is believed.
inline constexpr std::chrono::hours gone_for_good{24};

bool too_many(std::int64_t leaving, std::int64_t documents);

/// Deletes the documents of a source for which there is evidence (404 or 410 twice a day apart,
/// noindex, moved for good to a document that we have, which was seen twice a day apart too, gone
/// from a list that was read whole), unless there are too many at
/// once: those are held and reported until `accept`.
void let_leave(HarvestSession& session, const source::Source& source, SourceReport& report);

}  // namespace wegwijzer
