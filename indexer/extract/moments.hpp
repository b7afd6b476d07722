#pragma once

#include <string>
#include <string_view>

namespace wegwijzer::extract {

/// A moment as ISO 8601 writes it (W3C's profile, RFC 3339), as "2026-11-21T03:00:00Z"; one
/// without a time of day as "2026-11-21". A time without a zone counts as UTC. Empty when it is
/// none, or does not exist.
std::string iso_moment(std::string_view text);

}  // namespace wegwijzer::extract
