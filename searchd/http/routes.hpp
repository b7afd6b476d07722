#pragma once

#include <httplib.h>

#include <span>
#include <string>
#include <string_view>

#include "searchd/http/call.hpp"

namespace wegwijzer::http {

/// How a path chooses a route: the whole of it, its beginning, or what stands around the "*" of the
/// route. No regular expressions: those can be made to take for ever.
enum class Match { Exact, Prefix, Around };

struct Route {
  std::string_view method;  ///< GET stands for HEAD too
  std::string_view path;
  Match match;
  void (*answer)(const Call& call, httplib::Response& response);
};

/// The part of a path that the route leaves open.
std::string_view rest_of(std::string_view path, const Route& route);

/// Every route there is.
std::span<const Route> routes();

/// The route for a method and a path; nullptr when there is none.
const Route* find_route(std::string_view method, std::string_view path);
/// What may be done with a path, as the Allow header lists it; empty when the path is unknown.
std::string allowed_methods(std::string_view path);
/// The path that was probably meant; empty when nothing is near.
std::string nearest_path(std::string_view path);

// One file each: search_route.cpp, facets_route.cpp, ...
void get_search(const Call& call, httplib::Response& response);
void get_suggestions(const Call& call, httplib::Response& response);
void get_explain(const Call& call, httplib::Response& response);
void get_facets(const Call& call, httplib::Response& response);
void get_similar(const Call& call, httplib::Response& response);
void get_document(const Call& call, httplib::Response& response);
void get_health(const Call& call, httplib::Response& response);
void get_ready(const Call& call, httplib::Response& response);
void get_search_page(const Call& call, httplib::Response& response);
void get_root(const Call& call, httplib::Response& response);
void get_asset(const Call& call, httplib::Response& response);
void get_favicon(const Call& call, httplib::Response& response);

}  // namespace wegwijzer::http
