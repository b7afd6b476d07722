#pragma once

#include <string>
#include <string_view>

namespace wegwijzer::source {

/// The media type that a file name or path ends in ("nota.PDF" -> "application/pdf"); empty when
/// its extension is not in the table or it has none.
std::string media_type_of(std::string_view name);

}  // namespace wegwijzer::source
