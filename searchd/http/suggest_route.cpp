#include "searchd/http/respond.hpp"
#include "searchd/http/routes.hpp"
#include "searchd/search/json.hpp"

namespace wegwijzer::http {

/// GET /v1/suggest?q=...&lang=...  ->  200 at most 8 suggestions | 304 | 400 problem
void get_suggestions(const Call& call, httplib::Response& response) {
  const auto query = search::parse_suggest_query(call.target.parameters);
  if (!query) return respond_error(call, response, query.error());
  const auto searcher = call.searcher.get();
  if (!searcher) return respond_error(call, response, searcher.error());
  const std::string question = "/v1/suggest?" + search::to_query_string(*query);
  const std::string tag = entity_tag((*searcher)->generation().id(), question);
  if (is_unchanged(call, response, tag)) return;
  respond_json(response, search::to_json((*searcher)->suggest(*query)));
}

}  // namespace wegwijzer::http
