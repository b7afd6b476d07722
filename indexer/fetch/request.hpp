#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>

#include "base/clock.hpp"
#include "base/url.hpp"

namespace wegwijzer::fetch {

/// What a server gave with a document, to be sent back word for word when we ask again
/// (RFC 9110 section 13.1). Empty when it gave none.
struct Validators {
  std::string etag;
  std::string last_modified;

  bool operator==(const Validators&) const = default;
};

/// One URL to get.
struct Request {
  Url url;
  Validators validators = {};  ///< from last time; makes the request conditional
  /// After so many bytes of the body the exchange ends, and what came is the answer.
  std::optional<std::size_t> enough = {};

  bool operator==(const Request&) const = default;
};

/// One exchange with a server, as the transport saw it. No redirect is followed.
struct Response {
  int status = 0;          ///< 100..599
  std::string media_type;  ///< "text/html", lower case, without parameters; empty when absent
  std::string charset;     ///< of Content-Type, lower case; empty when absent
  std::string location;    ///< as sent, not resolved
  std::string robots_tag;  ///< all X-Robots-Tag values, one per line
  Validators validators = {};
  std::string body;  ///< decoded (gzip, brotli, zstd)
  std::chrono::milliseconds duration{0};
  std::chrono::seconds retry_after{0};  ///< 0 when absent

  bool operator==(const Response&) const = default;
};

}  // namespace wegwijzer::fetch
