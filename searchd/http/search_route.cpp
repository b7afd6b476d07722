#include "searchd/http/respond.hpp"
#include "searchd/http/routes.hpp"
#include "searchd/search/json.hpp"

namespace wegwijzer::http {

/// GET /v1/search?q=...&<facet>=...&page=...  ->  200 results | 304 | 400 problem
void get_search(const Call& call, httplib::Response& response) {
  const auto searcher = call.searcher.get();
  if (!searcher) return respond_error(call, response, searcher.error());
  const search::Generation& generation = (*searcher)->generation();

  const auto query = search::parse_query(call.target.parameters, generation.taxonomy());
  if (!query) return respond_error(call, response, query.error());
  const std::string question = "/v1/search?" + search::to_query_string(*query);
  if (is_unchanged(call, response, entity_tag(generation.id(), question))) return;

  const auto results = (*searcher)->run(*query);
  if (!results) return respond_error(call, response, results.error());
  call.tell_asked(*results);
  respond_json(response, search::to_json(*results));
}

}  // namespace wegwijzer::http
