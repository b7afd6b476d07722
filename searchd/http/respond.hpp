#pragma once

#include <httplib.h>

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "searchd/http/call.hpp"
#include "searchd/http/problem.hpp"

namespace wegwijzer::http {

/// Each of these fills the whole response: status, body, media type, caching. What every answer
/// carries (X-Request-Id, CORS, nosniff) is added by Server.

void respond_json(httplib::Response& response, const nlohmann::ordered_json& json);
/// A page, with the Content-Security-Policy of docs/api.md.
void respond_page(httplib::Response& response, int status, std::string html);
void respond_problem(httplib::Response& response, const Problem& problem);
/// The problem that the error is; what is not for the reader goes to the log.
void respond_error(const Call& call, httplib::Response& response, const Error& error);

/// The same for what is looked up by its id: that there is none is a 404.
void respond_lookup_error(const Call& call, httplib::Response& response, const Error& error);

/// Puts what is not for the reader into the log; a fault of the index once.
void log_failure(const Call& call, const Error& error);

/// For a route without parameters: true, with a 400 that names the first, when there are some.
bool refuses_parameters(const Call& call, httplib::Response& response, const std::string& path,
                        const std::string& hint);

/// In place of what was said about caching before.
void set_caching(httplib::Response& response, const char* caching);

/// Names the answer to a question: it changes when the generation does, or the question, or this
/// program. Weak: the time that a search took is in the answer too.
std::string entity_tag(std::string_view generation, std::string_view question);
/// Puts the tag on the response; true, with a 304, when the client has that answer already.
bool is_unchanged(const Call& call, httplib::Response& response, const std::string& tag);

}  // namespace wegwijzer::http
