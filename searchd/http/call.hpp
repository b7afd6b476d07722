#pragma once

#include <httplib.h>

#include <string>
#include <string_view>

#include "searchd/http/target.hpp"
#include "searchd/http/thread_searcher.hpp"
#include "searchd/search/results.hpp"
#include "statistics/question_recorder.hpp"

namespace wegwijzer::http {

/// One request on its way through a route.
struct Call {
  const httplib::Request& request;
  const Target& target;
  std::string_view rest;  ///< of the path, after the prefix that the route stands for
  const std::string& request_id;
  ThreadSearcher& searcher;
  std::string_view network;                 ///< client_network.hpp
  statistics::QuestionRecorder* questions;  ///< nullptr: nothing is remembered

  /// That a question got an answer: one that was read as typed may be counted.
  void tell_asked(const search::Results& results) const;
};

}  // namespace wegwijzer::http
