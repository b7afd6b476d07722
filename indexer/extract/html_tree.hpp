#pragma once

#include <pugixml.hpp>
#include <string_view>

namespace wegwijzer::extract {

/// The page as HTML5 parses it (gumbo), as a pugixml tree: names in lower case, entities resolved,
/// no comments and no <template>. `utf8` must be well-formed, without a byte order mark, and pass
/// check_shape. Elements deeper than 512 give their content to the one above them. Attributes
/// whose names are none in XML ("@click") are left out.
pugi::xml_document parse_html(std::string_view utf8);

}  // namespace wegwijzer::extract
