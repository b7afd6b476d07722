#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace wegwijzer::http {

/// An error as we answer it (RFC 9457). Empty members are left out of the JSON.
struct Problem {
  int status = 500;
  std::string detail;
  std::string parameter = {};
  std::string hint = {};
  std::string request_id = {};

  bool operator==(const Problem&) const = default;
};

inline constexpr const char* problem_media_type = "application/problem+json";

/// The problem that an Error of ours is to the one who asks. What went wrong on our side (any 5xx
/// but "there is no index yet") is for the log and not in the answer.
Problem to_problem(const Error& error, std::string_view request_id);

/// {"type":"about:blank","title":..,"status":..,"detail":..,...}
std::string to_json_text(const Problem& problem);

/// The words behind a status: "Not Found" (RFC 9110 section 15).
std::string_view reason_phrase(int status);

/// How long a client does well to wait after a 503 before it asks again, as Retry-After says it.
inline constexpr const char* retry_when_busy = "1";
inline constexpr const char* retry_without_index = "30";

}  // namespace wegwijzer::http
