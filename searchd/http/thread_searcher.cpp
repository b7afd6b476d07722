#include "searchd/http/thread_searcher.hpp"

#include <spdlog/spdlog.h>

namespace wegwijzer::http {

void ThreadSearcher::tell_failure() {
  const std::string failure = current_->failure();
  if (failure == told_) return;
  told_ = failure;
  if (!failure.empty()) spdlog::error("a new index cannot be used: {}", failure);
}

Result<search::Searcher*> ThreadSearcher::get() {
  auto generation = current_->get();
  tell_failure();
  if (!generation) return fail(std::move(generation.error()));
  if (searcher_ == nullptr || &searcher_->generation() != generation->get()) {
    auto opened = search::Searcher::open(std::move(*generation));
    if (!opened) return fail(std::move(opened.error()));
    searcher_ = std::move(*opened);
  }
  return searcher_.get();
}

}  // namespace wegwijzer::http
