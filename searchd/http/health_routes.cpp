#include "searchd/http/respond.hpp"
#include "searchd/http/routes.hpp"

namespace wegwijzer::http {

/// GET /healthz  ->  200 as long as the program runs
void get_health(const Call&, httplib::Response& response) {
  respond_json(response, {
                             {"status", "alive"}
  });
  set_caching(response, "no-store");
}

/// GET /readyz  ->  200 with the generation in use | 503 problem while there is none
void get_ready(const Call& call, httplib::Response& response) {
  const auto searcher = call.searcher.get();
  if (!searcher) return respond_error(call, response, searcher.error());
  const Manifest& manifest = (*searcher)->generation().manifest();
  respond_json(response, {
                             {"status",     "ready"           },
                             {"generation", manifest.id       },
                             {"created",    manifest.created  },
                             {"documents",  manifest.documents}
  });
  set_caching(response, "no-store");
}

}  // namespace wegwijzer::http
