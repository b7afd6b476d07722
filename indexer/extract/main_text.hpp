#pragma once

#include <pugixml.hpp>
#include <string>
#include <vector>

#include "indexer/extract/extracted.hpp"
#include "indexer/extract/rules.hpp"

namespace wegwijzer::extract {

/// What a page says once its frame is gone.
struct MainText {
  std::string text;
  std::vector<Heading> headings;
  bool is_cut = false;  ///< there was more than maximum_text
};

/// Where the main text stands: what rules.body selects, else <main> or role=main, else the only
/// <article>, else <body>. The first of these that has text.
std::vector<pugi::xml_node> main_elements(const pugi::xml_node& page, const Rules& rules);

/// The text of the `main` elements of a page: a line per block, a table row as "cell | cell". Left
/// out are rules.drop, navigation, forms' controls, cookie notices and bread crumbs, and outside
/// <main> also header, footer and aside; links that skip to the text, and buttons to share; lines
/// that start with one of rules.drop_text; and `title` where it opens the text, also once more
/// below a label.
MainText read_main_text(const pugi::xml_node& page, const std::vector<pugi::xml_node>& main,
                        const Rules& rules, const std::string& title);

}  // namespace wegwijzer::extract
