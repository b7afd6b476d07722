#pragma once

#include <string>
#include <string_view>

#include "searchd/search/query.hpp"

namespace wegwijzer::http {

/// What a request asks for. All text is UTF-8, whatever the client sent.
struct Target {
  std::string path;               ///< decoded: "/v1/documents/abc"
  search::Parameters parameters;  ///< decoded; same names in the order of the address

  bool operator==(const Target&) const = default;
};

/// Reads the target of a request line (RFC 9112 section 3.2, origin or absolute form). Parameters
/// are as a form writes them (URL Standard, application/x-www-form-urlencoded). Never fails; the
/// HTTP library's own reading refuses a "?" in a value and knows "%uXXXX", so it is not used.
Target parse_target(std::string_view target);

}  // namespace wegwijzer::http
