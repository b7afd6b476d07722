#include "searchd/http/problem.hpp"

#include <nlohmann/json.hpp>

namespace wegwijzer::http {
namespace {

int status_of(Code code) {
  switch (code) {
    case Code::Query:
      return 400;
    case Code::NoIndex:
    case Code::Index:
    case Code::Overdue:
      return 503;
    case Code::Usage:
    case Code::Config:
    case Code::Network:
    case Code::Refused:
    case Code::Malformed:
    case Code::Io:
      return 500;
  }
  return 500;
}

}  // namespace

Problem to_problem(const Error& error, std::string_view request_id) {
  const int status = status_of(error.code);
  Problem problem{status, error.what, error.parameter, error.hint, std::string(request_id)};
  if (status == 500) {
    problem.detail = "something went wrong on our side";
    problem.parameter.clear();
    problem.hint = "tell us the request_id, then we can find it in the log";
  }
  if (error.code == Code::NoIndex) {
    problem.detail = "there is no index to search in yet";
    problem.hint = "it is being built, or has to be; try again later";
  }
  if (error.code == Code::Index) {
    problem.detail = "the index cannot be read";
    problem.hint = "it has to be made again by whoever runs this service; try again later";
  }
  return problem;
}

std::string to_json_text(const Problem& problem) {
  nlohmann::ordered_json json = {
      {"type",   "about:blank"                },
      {"title",  reason_phrase(problem.status)},
      {"status", problem.status               },
      {"detail", problem.detail               }
  };
  if (!problem.parameter.empty()) json["parameter"] = problem.parameter;
  if (!problem.hint.empty()) json["hint"] = problem.hint;
  if (!problem.request_id.empty()) json["request_id"] = problem.request_id;
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::string_view reason_phrase(int status) {
  switch (status) {
    case 400:
      return "Bad Request";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 411:
      return "Length Required";
    case 413:
      return "Content Too Large";
    case 414:
      return "URI Too Long";
    case 415:
      return "Unsupported Media Type";
    case 431:
      return "Request Header Fields Too Large";
    case 503:
      return "Service Unavailable";
    case 505:
      return "HTTP Version Not Supported";
    default:
      return "Internal Server Error";
  }
}

}  // namespace wegwijzer::http
