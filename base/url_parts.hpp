#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace wegwijzer {

/// The record that the URL Standard's parser fills (section 4.1), for http and https: what a Url
/// is assembled from. Everything but the scheme and host is percent-encoded.
struct UrlParts {
  std::string scheme;
  std::string userinfo = {};  ///< "user" or "user:password"
  std::string host = {};
  std::optional<std::uint16_t> port = {};  ///< nullopt for the scheme's own
  std::string path = {};                   ///< starts with "/"
  std::optional<std::string> query = {};
  std::optional<std::string> fragment = {};
};

/// The standard's basic URL parser (section 4.4) for http and https. The standard walks through
/// states byte by byte; here each state that these two schemes can reach is a function that takes
/// its part off the front, with the same outcome. Malformed for what the standard calls a failure
/// and for other schemes; the error says only what is wrong, the caller says of which URL.
Result<UrlParts> parse_url_parts(std::string_view raw, const UrlParts* base);

std::uint16_t default_port(std::string_view scheme);

}  // namespace wegwijzer
