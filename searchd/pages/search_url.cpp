#include "searchd/pages/search_url.hpp"

namespace wegwijzer::pages {

std::string search_url(const search::Query& query) {
  const std::string parameters = search::to_query_string(query);
  return parameters.empty() ? "/zoek" : "/zoek?" + parameters;
}

std::string search_url_without(search::Query query, const std::string& facet,
                               const std::string& value) {
  query.page = 1;
  std::erase(query.filters[facet], value);
  return search_url(query);
}

std::string search_url_without_filters(search::Query query) {
  query.page = 1;
  query.filters.clear();
  query.from.clear();
  query.to.clear();
  return search_url(query);
}

std::string search_url_at_page(search::Query query, int page) {
  query.page = page;
  return search_url(query);
}

}  // namespace wegwijzer::pages
