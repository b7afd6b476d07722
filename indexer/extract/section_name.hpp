#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "base/url.hpp"
#include "indexer/extract/schema_graph.hpp"

namespace wegwijzer::extract {

/// Whether a title says nothing without what it is a part of: "Inleiding", "Bijlagen",
/// "Literatuur".
bool is_section_title(std::string_view title);

/// What a page titled `title` is a part of: the crumb before its own in the bread crumbs, written
/// as JSON-LD (BreadcrumbList) or in the page; else the guideline in the address
/// (/richtlijn/<name>/<module>), unless the site cut that name off. Empty when nothing tells.
std::string section_name(const pugi::xml_node& page, const SchemaGraph& json_ld, const Url& url,
                         std::string_view title);

}  // namespace wegwijzer::extract
