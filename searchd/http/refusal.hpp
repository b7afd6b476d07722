#pragma once

#include <string_view>

#include "searchd/http/answer.hpp"
#include "searchd/http/problem.hpp"

namespace wegwijzer::http {

/// The answer that the front gives by itself, without a worker: a problem as a whole response.
/// `request` is what was received, and tells whether a HEAD wants no body.
Answer refusal(const Problem& problem, std::string_view request, bool keep_alive);

}  // namespace wegwijzer::http
