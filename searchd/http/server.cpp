#include "searchd/http/server.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <chrono>

#include "searchd/http/client_network.hpp"
#include "searchd/http/http_date.hpp"
#include "searchd/http/memory_stream.hpp"
#include "searchd/http/problem.hpp"
#include "searchd/http/refusal.hpp"
#include "searchd/http/request_framing.hpp"
#include "searchd/http/respond.hpp"
#include "searchd/http/routes.hpp"
#include "searchd/pages/message_page.hpp"

namespace wegwijzer::http {
namespace {

/// What the log says of a request that no route is for; its path may be anything.
constexpr const char* no_route = "-";
constexpr std::size_t longest_method = 10;

bool wants_page(const httplib::Request& request, std::string_view path) {
  return !path.starts_with("/v1/") &&
         request.get_header_value("Accept").find("text/html") != std::string::npos;
}

/// What a proxy on this machine says of who asks; its own header comes last.
std::string proxied_network(const httplib::Request& request) {
  const std::string name = "X-Forwarded-For";
  const std::size_t headers = request.get_header_value_count(name);
  return headers == 0 ? std::string()
                      : forwarded_network(request.get_header_value(name, headers - 1));
}

double milliseconds_since(std::chrono::steady_clock::time_point begin) {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
      .count();
}

}  // namespace

Server::Server(search::CurrentGeneration& current, statistics::QuestionRecorder* questions)
    : searcher_(current), questions_(questions) {
  set_pre_routing_handler([this](const httplib::Request& request, httplib::Response& response) {
    dispatch(request, response);
    return HandlerResponse::Handled;
  });
  // Only the library's own refusals come without a body.
  set_error_handler(
      HandlerWithResponse([this](const httplib::Request&, httplib::Response& response) {
        if (!response.body.empty()) return HandlerResponse::Unhandled;
        const std::string detail = "the request cannot be read";
        respond_problem(response, {response.status, detail, {}, {}, request_id_});
        return HandlerResponse::Handled;
      }));
  set_post_routing_handler([this](const httplib::Request& request, httplib::Response& response) {
    complete(request, response);
  });
}

Answer Server::answer(std::string_view request, bool keep_alive, std::string_view network) noexcept
    try {
  const auto begin = std::chrono::steady_clock::now();
  network_ = network;
  request_id_ = ids_.next();
  route_ = no_route;
  const std::string seen = vetted(request);
  MemoryStream stream(seen);
  bool library_closes = false;
  const bool written = process_request(stream, !keep_alive, library_closes, nullptr);
  const auto method = request.substr(0, std::min(request.find(' '), longest_method));
  spdlog::info("{} {} {} {} {:.1f} ms", request_id_, method, route_, status_,
               milliseconds_since(begin));
  return {stream.take_written(), keep_alive && written};
} catch (const std::exception& error) {
  spdlog::error("{}: {}", request_id_, error.what());
  const Problem problem = to_problem({Code::Io, error.what()}, request_id_);
  return refusal(problem, request, /*keep_alive=*/false);
}

void Server::dispatch(const httplib::Request& request, httplib::Response& response) {
  const Target target = parse_target(request.target);
  const Route* route = find_route(request.method, target.path);
  if (route == nullptr) return answer_unrouted(request, target.path, response);
  route_ = route->path;
  const std::string network =
      network_ == local_network ? proxied_network(request) : std::string(network_);
  const Call call{request, target,    rest_of(target.path, *route), request_id_, searcher_,
                  network, questions_};
  try {
    route->answer(call, response);
  } catch (const std::exception& error) {
    response = httplib::Response();
    response.version = "HTTP/1.1";
    respond_error(call, response, {Code::Io, fmt::format("exception: {}", error.what())});
  }
}

void Server::answer_unrouted(const httplib::Request& request, const std::string& path,
                             httplib::Response& response) {
  const std::string allowed = allowed_methods(path);
  if (!allowed.empty()) {
    respond_problem(response, {405,
                               fmt::format("{} is not possible here", request.method),
                               {},
                               "possible: " + allowed,
                               request_id_});
    response.set_header("Allow", allowed);
    return;
  }
  if (wants_page(request, path)) {
    const pages::Texts& texts = pages::Texts::in("nl");
    return respond_page(response, 404, pages::message_page(pages::Message::NotFound, texts));
  }
  const std::string near = nearest_path(path);
  respond_problem(response, {404,
                             "there is nothing at this address",
                             {},
                             near.empty() ? "" : fmt::format("did you mean \"{}\"?", near),
                             request_id_});
}

void Server::complete(const httplib::Request& request, httplib::Response& response) {
  status_ = response.status;
  response.set_header("X-Request-Id", request_id_);
  response.set_header("X-Content-Type-Options", "nosniff");
  if (parse_target(request.target).path.starts_with("/v1/")) {
    response.set_header("Access-Control-Allow-Origin", "*");
  }
  response.set_header("Date", http_date(std::chrono::system_clock::now()));
  // A 304 has what the 200 would have (RFC 9110 section 15.4.5).
  if (response.has_header("Content-Type") || response.status == 304) {
    response.set_header("Vary", "Accept-Encoding");
  }
  // What the library says by itself and is not so: the front keeps connections by its own rules,
  // and never sends a range. An answer that has no body must not tell a length (RFC 9110 8.6).
  response.headers.erase("Keep-Alive");
  response.headers.erase("Accept-Ranges");
  if (response.status == 304 || response.status == 204) response.headers.erase("Content-Length");
  if (request.version == "HTTP/1.0" && !response.has_header("Connection")) {
    response.set_header("Connection", "keep-alive");
  }
}

}  // namespace wegwijzer::http
