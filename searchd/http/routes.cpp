#include "searchd/http/routes.hpp"

#include <vector>

#include "base/utf8.hpp"

namespace wegwijzer::http {
namespace {

constexpr Route all_routes[] = {
    {"GET", "/v1/search",              Match::Exact,  get_search     },
    {"GET", "/v1/explain",             Match::Exact,  get_explain    },
    {"GET", "/v1/suggest",             Match::Exact,  get_suggestions},
    {"GET", "/v1/facets",              Match::Exact,  get_facets     },
    {"GET", "/v1/documents/*/similar", Match::Around, get_similar    },
    {"GET", "/v1/documents/",          Match::Prefix, get_document   },
    {"GET", "/healthz",                Match::Exact,  get_health     },
    {"GET", "/readyz",                 Match::Exact,  get_ready      },
    {"GET", "/zoek",                   Match::Exact,  get_search_page},
    {"GET", "/",                       Match::Exact,  get_root       },
    {"GET", "/a/",                     Match::Prefix, get_asset      },
    {"GET", "/favicon.ico",            Match::Exact,  get_favicon    },
};

/// What stands before and after the "*".
std::pair<std::string_view, std::string_view> around(const Route& route) {
  const std::size_t star = route.path.find('*');
  return {route.path.substr(0, star), route.path.substr(star + 1)};
}

bool matches(const Route& route, std::string_view path) {
  if (route.match == Match::Exact) return path == route.path;
  if (route.match == Match::Prefix) return path.starts_with(route.path);
  const auto [before, after] = around(route);
  return path.size() > before.size() + after.size() && path.starts_with(before) &&
         path.ends_with(after);
}

}  // namespace

std::string_view rest_of(std::string_view path, const Route& route) {
  if (route.match != Match::Around) return path.substr(route.path.size());
  const auto [before, after] = around(route);
  return path.substr(before.size(), path.size() - before.size() - after.size());
}

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
    if (!matches(route, path) || methods.find(route.method) != std::string::npos) continue;
    if (!methods.empty()) methods += ", ";
    methods += route.method;
    if (route.method == "GET") methods += ", HEAD";
  }
  return methods;
}

std::string nearest_path(std::string_view path) {
  std::vector<std::string_view> known;
  for (const Route& route : all_routes) {
    if (route.match != Match::Around) known.push_back(route.path);
  }
  return nearest(cut_utf8(path, 100), known);
}

}  // namespace wegwijzer::http
