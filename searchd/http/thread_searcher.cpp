#include "searchd/http/thread_searcher.hpp"

#include <spdlog/spdlog.h>

namespace wegwijzer::http {

Result<search::Searcher*> ThreadSearcher::get() {
  auto generation = current_->get();
  const std::string failure = current_->failure();
  if (!failure.empty() && is_news(failure)) {
    spdlog::error("a new index cannot be used: {}", failure);
  }
  if (!generation) return fail(std::move(generation.error()));
  if (searcher_ == nullptr || &searcher_->generation() != generation->get()) {
    auto opened = search::Searcher::open(std::move(*generation));
    if (!opened) return fail(std::move(opened.error()));
    searcher_ = std::move(*opened);
  }
  return searcher_.get();
}

}  // namespace wegwijzer::http
