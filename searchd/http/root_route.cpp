#include "searchd/http/routes.hpp"

namespace wegwijzer::http {

/// GET /  ->  302 to the search page
void get_root(const Call&, httplib::Response& response) { response.set_redirect("/zoek", 302); }

}  // namespace wegwijzer::http
