#include "searchd/http/respond.hpp"
#include "searchd/http/routes.hpp"
#include "searchd/search/json.hpp"

namespace wegwijzer::http {

/// GET /v1/facets  ->  200 every facet with labels, tree and counts | 304 | 400 problem
void get_facets(const Call& call, httplib::Response& response) {
  const char* hint = "leave it out: labels come in every language";
  if (refuses_parameters(call, response, "/v1/facets", hint)) return;
  const auto searcher = call.searcher.get();
  if (!searcher) return respond_error(call, response, searcher.error());
  const search::Generation& generation = (*searcher)->generation();
  if (is_unchanged(call, response, entity_tag(generation.id(), "/v1/facets"))) return;
  respond_json(response, search::facets_to_json(generation));
}

}  // namespace wegwijzer::http
