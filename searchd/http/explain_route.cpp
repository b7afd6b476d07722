#include "searchd/http/respond.hpp"
#include "searchd/http/routes.hpp"

namespace wegwijzer::http {

/// GET /v1/explain?q=...&url=...&<facet>=...  ->  200 why the record is there, or is not | 304 |
/// 400 problem
void get_explain(const Call& call, httplib::Response& response) {
  const auto searcher = call.searcher.get();
  if (!searcher) return respond_error(call, response, searcher.error());
  const search::Generation& generation = (*searcher)->generation();

  const auto asked = search::parse_placement_query(call.target.parameters, generation.taxonomy());
  if (!asked) return respond_error(call, response, asked.error());
  const std::string question =
      "/v1/explain?" + search::to_query_string(asked->query) + " " + asked->url.href();
  if (is_unchanged(call, response, entity_tag(generation.id(), question))) return;

  const auto placement = (*searcher)->explain(*asked);
  if (!placement) return respond_error(call, response, placement.error());
  respond_json(response, search::to_json(*placement, generation.taxonomy()));
}

}  // namespace wegwijzer::http
