#include "searchd/http/respond.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "base/fingerprint.hpp"
#include "base/utf8.hpp"

namespace wegwijzer::http {
namespace {

constexpr const char* page_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types pz";

/// Kept, but asked after each time: a published index is seen at once.
constexpr const char* revalidate = "no-cache";

}  // namespace

void respond_json(httplib::Response& response, const nlohmann::ordered_json& json) {
  response.status = 200;
  set_caching(response, revalidate);
  response.set_content(json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace),
                       "application/json");
}

void respond_page(httplib::Response& response, int status, std::string html) {
  response.status = status;
  set_caching(response, status == 200 ? revalidate : "no-store");
  response.set_header("Content-Security-Policy", page_policy);
  // The address of a page holds what somebody searched for: that is nobody else's business.
  response.set_header("Referrer-Policy", "no-referrer");
  response.set_content(std::move(html), "text/html; charset=utf-8");
}

void respond_problem(httplib::Response& response, const Problem& problem) {
  response.status = problem.status;
  set_caching(response, "no-store");
  if (problem.status == 503) response.set_header("Retry-After", retry_without_index);
  response.set_content(to_json_text(problem), problem_media_type);
}

void respond_error(const Call& call, httplib::Response& response, const Error& error) {
  const Problem problem = to_problem(error, call.request_id);
  if (problem.status >= 500) log_failure(call, error);
  respond_problem(response, problem);
}

void respond_lookup_error(const Call& call, httplib::Response& response, const Error& error) {
  if (error.code != Code::Query) return respond_error(call, response, error);
  respond_problem(response, {404, error.what, {}, error.hint, call.request_id});
}

void log_failure(const Call& call, const Error& error) {
  const bool of_index = error.code == Code::Index || error.code == Code::NoIndex;
  if (of_index && !call.searcher.is_news(error.what)) return;
  spdlog::error("{}: {}", call.request_id, error.what);
}

bool refuses_parameters(const Call& call, httplib::Response& response, const std::string& path,
                        const std::string& hint) {
  if (call.target.parameters.empty()) return false;
  const std::string& name = call.target.parameters.begin()->first;
  respond_problem(response, {400, path + " takes no parameters", name, hint, call.request_id});
  return true;
}

void set_caching(httplib::Response& response, const char* caching) {
  response.headers.erase("Cache-Control");
  response.set_header("Cache-Control", caching);
}

std::string entity_tag(std::string_view generation, std::string_view question) {
  const std::string of_question =
      Fingerprint().add(WEGWIJZER_VERSION).add(question).hex().substr(0, 16);
  return fmt::format("W/\"{}.{}\"", generation, of_question);
}

bool is_unchanged(const Call& call, httplib::Response& response, const std::string& tag) {
  response.set_header("ETag", tag);
  const std::string_view opaque = std::string_view(tag).substr(2);  // weak comparison: without W/
  std::string_view list = call.request.has_header("If-None-Match")
                              ? std::string_view(call.request.headers.find("If-None-Match")->second)
                              : std::string_view();
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    std::string_view candidate = trim(list.substr(0, comma));
    if (candidate.starts_with("W/")) candidate.remove_prefix(2);
    if (candidate == opaque || candidate == "*") {
      response.status = 304;
      set_caching(response, revalidate);
      return true;
    }
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return false;
}

}  // namespace wegwijzer::http
