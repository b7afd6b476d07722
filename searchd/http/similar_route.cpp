#include <fmt/format.h>

#include "searchd/http/respond.hpp"
#include "searchd/http/routes.hpp"

namespace wegwijzer::http {

/// GET /v1/documents/{id}/similar?per_page=&lang=  ->  200 records like it | 304 | 400, 404 problem
void get_similar(const Call& call, httplib::Response& response) {
  const auto searcher = call.searcher.get();
  if (!searcher) return respond_error(call, response, searcher.error());
  const auto asked = search::parse_similar_query(std::string(call.rest), call.target.parameters);
  if (!asked) return respond_error(call, response, asked.error());

  const auto results = (*searcher)->similar(*asked);
  if (!results) return respond_lookup_error(call, response, results.error());
  const std::string question = fmt::format("/v1/documents/{}/similar?lang={}&per_page={}",
                                           asked->id, asked->language, asked->per_page);
  const std::string tag = entity_tag((*searcher)->generation().id(), question);
  if (is_unchanged(call, response, tag)) return;
  respond_json(response, search::similar_to_json(*results));
}

}  // namespace wegwijzer::http
