#include "indexer/survey/single_extractor.hpp"

namespace wegwijzer::survey {

SingleExtractor::SingleExtractor() : pool_(options()) {}

extract::ExtractorPool::Options SingleExtractor::options() {
  extract::ExtractorPool::Options options;
  options.workers = 1;
  options.on_done = [this] {
    const std::lock_guard lock(mutex_);
    is_done_ = true;
    done_.notify_one();
  };
  return options;
}

Result<extract::Extracted> SingleExtractor::extract(const extract::Document& document,
                                                    const extract::Rules& rules) {
  std::unique_lock lock(mutex_);
  is_done_ = false;
  pool_.submit(1, document, rules);
  done_.wait(lock, [&] { return is_done_; });
  return std::move(pool_.take().front().extracted);
}

}  // namespace wegwijzer::survey
