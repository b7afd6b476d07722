#include "searchd/http/respond.hpp"
#include "searchd/http/routes.hpp"
#include "searchd/pages/assets.hpp"

namespace wegwijzer::http {
namespace {

/// The address changes with the bytes, so what was got once is good for ever.
constexpr const char* for_ever = "public, max-age=31536000, immutable";
constexpr const char* for_a_while = "public, max-age=300";

/// "stijl.css" or "<hash>/stijl.css"; an old hash gets the file of today, for a while.
const pages::Asset* find(std::string_view path, bool& by_hash) {
  const pages::Asset* whole = pages::find_asset(path);
  const std::size_t slash = path.find('/');
  by_hash = false;
  if (whole != nullptr || slash == std::string_view::npos) return whole;
  const pages::Asset* asset = pages::find_asset(path.substr(slash + 1));
  by_hash = asset != nullptr && asset->hash() == path.substr(0, slash);
  return asset;
}

}  // namespace

/// GET /a/stijl.css, /a/{hash}/stijl.css  ->  200 the file | 304 | 404 problem
void get_asset(const Call& call, httplib::Response& response) {
  bool by_hash = false;
  const pages::Asset* asset = find(call.rest, by_hash);
  if (asset == nullptr) {
    return respond_problem(response, {404, "there is no such file", {}, {}, call.request_id});
  }
  if (!is_unchanged(call, response, entity_tag(asset->hash(), asset->name))) {
    response.status = 200;
    response.set_content(std::string(asset->bytes), std::string(asset->media_type));
  }
  set_caching(response, by_hash ? for_ever : for_a_while);
  // A page elsewhere may use it.
  response.set_header("Access-Control-Allow-Origin", "*");
  response.set_header("Cross-Origin-Resource-Policy", "cross-origin");
}

/// GET /favicon.ico  ->  204: there is none, and a browser need not complain
void get_favicon(const Call&, httplib::Response& response) {
  response.status = 204;
  set_caching(response, for_ever);
}

}  // namespace wegwijzer::http
