#pragma once

#include <string>
#include <string_view>

namespace wegwijzer::extract {

/// The text of a piece of HTML that stands inside something else (a feed's summary, a record's
/// description), one line per block. Also of plain text, and of HTML that was escaped once too
/// often. `html` must be UTF-8.
std::string snippet_text(std::string_view html);
/// The same with spaces for line ends.
std::string snippet_line(std::string_view html);

}  // namespace wegwijzer::extract
