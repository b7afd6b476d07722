#pragma once

#include <optional>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "indexer/extract/extracted.hpp"

namespace wegwijzer::extract {

/// Completes `page` with the event that it announces: of `described` (its metadata) or else of its
/// text, with the place, price and accreditation that the text tells, the link to register, and the
/// recording, which is an embedded video or a link to one on a page that offers to look back, or on
/// any page whose event is over at `now` (Time() when that is not known).
///
/// A page with a recording gets "webinar recording" or "recording" in the field
/// learningResourceType.
void complete_event(std::optional<Event> described, const std::string& video, Time now,
                    Extracted& page);

}  // namespace wegwijzer::extract
