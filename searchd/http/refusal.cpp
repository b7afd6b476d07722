#include "searchd/http/refusal.hpp"

#include <fmt/format.h>

#include "searchd/http/http_date.hpp"

namespace wegwijzer::http {

Answer refusal(const Problem& problem, std::string_view request, bool keep_alive) {
  const std::string body = to_json_text(problem);
  // Any page may read it: it says nothing that its reader did not send.
  std::string bytes = fmt::format(
      "HTTP/1.1 {} {}\r\nContent-Type: {}\r\nContent-Length: {}\r\nX-Request-Id: {}\r\n"
      "Date: {}\r\nCache-Control: no-store\r\nAccess-Control-Allow-Origin: *\r\n"
      "X-Content-Type-Options: nosniff\r\n",
      problem.status, reason_phrase(problem.status), problem_media_type, body.size(),
      problem.request_id, http_date(std::chrono::system_clock::now()));
  if (problem.status == 503) bytes += fmt::format("Retry-After: {}\r\n", retry_when_busy);
  if (!keep_alive) bytes += "Connection: close\r\n";
  bytes += "\r\n";
  if (!request.starts_with("HEAD ")) bytes += body;
  return {std::move(bytes), keep_alive};
}

}  // namespace wegwijzer::http
