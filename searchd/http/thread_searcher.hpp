#pragma once

#include <memory>
#include <string>

#include "base/result.hpp"
#include "searchd/search/generation.hpp"
#include "searchd/search/searcher.hpp"

namespace wegwijzer::http {

/// One worker's Searcher, on the generation that is in use. For one thread; what threads share is
/// the CurrentGeneration behind it, which must outlive this.
class ThreadSearcher {
 public:
  explicit ThreadSearcher(search::CurrentGeneration& current) : current_(&current) {}

  /// The same as last time, or a new one when another generation was published. To be called once
  /// for a request, so that all of an answer comes from one generation; good until the next call.
  Result<search::Searcher*> get();
  /// CurrentGeneration::is_news.
  bool is_news(const std::string& fault) { return current_->is_news(fault); }

 private:
  search::CurrentGeneration* current_;
  std::unique_ptr<search::Searcher> searcher_;
};

}  // namespace wegwijzer::http
