#pragma once

#include <map>
#include <string>

#include "support/testing.hpp"

namespace wegwijzer::testing {

/// One answer of a made-up site.
struct Page {
  int status = 200;
  std::string content_type = "text/html; charset=utf-8";  ///< empty: the header is not sent
  std::string body = {};
  std::map<std::string, std::string> headers = {};  ///< Location among them
  bool compressed = false;                          ///< brotli or gzip when the client offers it
  bool validators = true;  ///< ETag and Last-Modified; many sites send none
};

}  // namespace wegwijzer::testing
