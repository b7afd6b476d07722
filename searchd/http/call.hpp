#pragma once

#include <httplib.h>

#include <string>
#include <string_view>

#include "searchd/http/target.hpp"
#include "searchd/http/thread_searcher.hpp"

namespace wegwijzer::http {

/// One request on its way through a route.
struct Call {
  const httplib::Request& request;
  const Target& target;
  std::string_view rest;  ///< of the path, after the prefix that the route stands for
  const std::string& request_id;
  ThreadSearcher& searcher;
};

}  // namespace wegwijzer::http
