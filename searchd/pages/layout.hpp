#pragma once

#include <string>

#include "searchd/pages/html.hpp"
#include "searchd/pages/texts.hpp"

namespace wegwijzer::pages {

/// What stands around each page.
struct Frame {
  std::string title;
  /// The same page in the other language; empty: its search page.
  std::string other_language_url = {};
  bool for_search_engines = true;
};

/// The document up to and with the start of <main>.
void open_page(Html& html, const Texts& texts, const Frame& frame);
/// The rest of it.
void close_page(Html& html);

/// Where the search page in this language is.
std::string search_page_url(const Texts& texts);

}  // namespace wegwijzer::pages
