#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace wegwijzer::extract {

/// Whether the parser can be trusted with this page. gumbo needs time that grows with the square
/// of the nesting depth (15 s at 100,000) and of the attributes on one tag, so a page with more
/// than 1,000 open elements or 1,000 attributes on a tag is Malformed; real pages stay below 100.
/// One pass over the bytes. Not exact: it may count too few on a page made to fool it, which then
/// meets the limits of the process that it is parsed in.
Result<void> check_shape(std::string_view html);

/// The page without its tags, for a page that check_shape refuses. All that is left of markup is
/// a <br> for each tag that ends a line of text, and entities. The content of script and style is
/// left out.
std::string without_tags(std::string_view html);

}  // namespace wegwijzer::extract
