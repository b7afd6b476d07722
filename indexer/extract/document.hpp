#pragma once

#include <string>

#include "base/clock.hpp"
#include "base/url.hpp"

namespace wegwijzer::extract {

/// One document as it was fetched or read: all that a format needs to know of it.
struct Document {
  std::string bytes;
  std::string media_type = {};  ///< "text/html", lower case, no parameters; empty when unknown
  std::string charset = {};     ///< as the server says; empty when it does not
  Url url = {};                 ///< where it stands: links are resolved against it
  std::string robots_tag = {};  ///< the values of X-Robots-Tag, one per line
  std::string file_name = {};   ///< of a file in a folder; empty for what came from the web
  Time now = {};                ///< when it was asked for: what is still to come in a calendar
};

}  // namespace wegwijzer::extract
