#pragma once

#include <string>

#include "searchd/search/query.hpp"

namespace wegwijzer::pages {

/// The address of the search page for a query; equal queries give equal addresses.
std::string search_url(const search::Query& query);

/// The same search, but for one thing; each starts at the first page again.
std::string search_url_without(search::Query query, const std::string& facet,
                               const std::string& value);
std::string search_url_without_filters(search::Query query);
std::string search_url_at_page(search::Query query, int page);

}  // namespace wegwijzer::pages
