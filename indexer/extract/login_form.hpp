#pragma once

#include <pugixml.hpp>
#include <string>

#include "indexer/extract/extracted.hpp"

namespace wegwijzer::extract {

/// What place a login has on a page: told by a password field that stands in its main part, not in
/// a header, a menu or something that opens later, and by how much there is to read beside it.
/// `title` and `text` are those of the page.
Login login_on(const pugi::xml_node& page, const std::string& title, const std::string& text);

}  // namespace wegwijzer::extract
