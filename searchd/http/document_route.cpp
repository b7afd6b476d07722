#include "searchd/http/respond.hpp"
#include "searchd/http/routes.hpp"

namespace wegwijzer::http {

/// GET /v1/documents/{id}  ->  200 the record with its tags and their evidence | 304 | 400, 404
/// problem
void get_document(const Call& call, httplib::Response& response) {
  if (refuses_parameters(call, response, "/v1/documents/{id}", "leave it out")) return;
  const auto searcher = call.searcher.get();
  if (!searcher) return respond_error(call, response, searcher.error());

  const auto document = (*searcher)->document(std::string(call.rest));
  if (!document) return respond_lookup_error(call, response, document.error());
  const std::string question = "/v1/documents/" + std::string(call.rest);
  const std::string tag = entity_tag((*searcher)->generation().id(), question);
  if (is_unchanged(call, response, tag)) return;
  respond_json(response, *document);
}

}  // namespace wegwijzer::http
