#include "searchd/http/thread_searcher.hpp"

namespace wegwijzer::http {

Result<search::Searcher*> ThreadSearcher::get() {
  auto generation = current_->get();
  if (!generation) return fail(std::move(generation.error()));
  if (searcher_ == nullptr || &searcher_->generation() != generation->get()) {
    auto opened = search::Searcher::open(std::move(*generation));
    if (!opened) return fail(std::move(opened.error()));
    searcher_ = std::move(*opened);
  }
  return searcher_.get();
}

}  // namespace wegwijzer::http
