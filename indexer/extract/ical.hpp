#pragma once

#include "base/result.hpp"
#include "indexer/extract/document.hpp"
#include "indexer/extract/extracted.hpp"
#include "indexer/extract/rules.hpp"

namespace wegwijzer::extract {

/// The events of a calendar (RFC 5545), read by libical. An event without an address of its own
/// stands at the calendar's with its UID as the fragment. Cancelled events are items too: their
/// status says so. One that repeats is told with the next time that it comes, and in the field
/// "event.dates" with all that follow: at most 20, within 400 days of Document::now. A change to
/// one occurrence (RECURRENCE-ID) is left out, and so are organisers and attendees, who are
/// persons.
Result<Extracted> extract_ical(const Document& document, const Rules& rules);

}  // namespace wegwijzer::extract
