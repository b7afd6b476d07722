#include "searchd/http/routes.hpp"

#include <vector>

#include "base/utf8.hpp"

namespace wegwijzer::http {
namespace {

constexpr Route all_routes[] = {
    {"GET", "/v1/search",     Match::Exact,  get_search     },
    {"GET", "/v1/suggest",    Match::Exact,  get_suggestions},
    {"GET", "/v1/facets",     Match::Exact,  get_facets     },
    {"GET", "/v1/documents/", Match::Prefix, get_document   },
    {"GET", "/healthz",       Match::Exact,  get_health     },
    {"GET", "/readyz",        Match::Exact,  get_ready      },
    {"GET", "/zoek",          Match::Exact,  get_search_page},
    {"GET", "/",              Match::Exact,  get_root       },
    {"GET", "/a/",            Match::Prefix, get_asset      },
    {"GET", "/favicon.ico",   Match::Exact,  get_favicon    },
};

bool matches(const Route& route, std::string_view path) {
  return route.match == Match::Exact ? path == route.path : path.starts_with(route.path);
}

}  // namespace

std::span<const Route> routes() { return all_routes; }

const Route* find_route(std::string_view method, std::string_view path) {
  if (method == "HEAD") method = "GET";
  for (const Route& route : all_routes) {
    if (route.method == method && matches(route, path)) return &route;
  }
  return nullptr;
}

std::string allowed_methods(std::string_view path) {
  std::string methods;
  for (const Route& route : all_routes) {
    if (!matches(route, path)) continue;
    if (!methods.empty()) methods += ", ";
    methods += route.method;
    if (route.method == "GET") methods += ", HEAD";
  }
  return methods;
}

std::string nearest_path(std::string_view path) {
  std::vector<std::string_view> known;
  for (const Route& route : all_routes) known.push_back(route.path);
  return nearest(cut_utf8(path, 100), known);
}

}  // namespace wegwijzer::http
