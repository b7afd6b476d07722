#pragma once

#include <optional>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "indexer/extract/extracted.hpp"

namespace wegwijzer::extract {

/// Completes `page` with the event that it announces: of `described` (its metadata) or else of its
/// text, with the place, price and accreditation that the text tells, the link to register, and the
/// recording, which is an embedded video or a link to one on a page that offers to look back.
///
/// A page with a recording gets "webinar recording" or "recording" in the field
/// learningResourceType: whether the event itself is past is for those to judge who know the date.
void complete_event(std::optional<Event> described, const std::string& video, Extracted& page);

}  // namespace wegwijzer::extract
