#pragma once

#include <chrono>
#include <string>

namespace wegwijzer::http {

/// "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110 section 5.6.7), for the Date of every answer.
std::string http_date(std::chrono::system_clock::time_point time);

}  // namespace wegwijzer::http
