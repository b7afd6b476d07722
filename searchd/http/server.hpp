#pragma once

#include <httplib.h>

#include <string>
#include <string_view>

#include "searchd/http/answer.hpp"
#include "searchd/http/request_ids.hpp"
#include "searchd/http/thread_searcher.hpp"
#include "statistics/question_recorder.hpp"

namespace wegwijzer::http {

/// From the bytes of one request to the bytes of its answer: cpp-httplib reads the request and
/// writes the response, the table in routes.cpp decides who answers. One for each worker thread.
///
/// Logs a line for each request: id, method, route, status, time. Never the address, the query or
/// who asks: what people search for here is about their health.
class Server final : private httplib::Server {
 public:
  /// Both must outlive this. Without `questions` nothing is remembered of what is asked.
  explicit Server(search::CurrentGeneration& current,
                  statistics::QuestionRecorder* questions = nullptr);

  /// A Handler: `request` is framed, not yet vetted. Never throws.
  Answer answer(std::string_view request, bool keep_alive, std::string_view network) noexcept;

 private:
  void dispatch(const httplib::Request& request, httplib::Response& response);
  void answer_unrouted(const httplib::Request& request, const std::string& path,
                       httplib::Response& response);
  void complete(const httplib::Request& request, httplib::Response& response);

  RequestIds ids_;
  ThreadSearcher searcher_;
  statistics::QuestionRecorder* questions_;

  // Of the request at hand, for the log and the headers.
  std::string request_id_;
  std::string route_;
  std::string_view network_;
  int status_ = 0;
};

}  // namespace wegwijzer::http
