#pragma once

#include <condition_variable>
#include <mutex>

#include "base/result.hpp"
#include "indexer/extract/extractor_pool.hpp"

namespace wegwijzer::survey {

/// Reads one document after another in a process of its own, as a harvest does. Each call returns
/// when its document is read. Not thread-safe.
class SingleExtractor {
 public:
  SingleExtractor();
  SingleExtractor(const SingleExtractor&) = delete;
  SingleExtractor& operator=(const SingleExtractor&) = delete;

  Result<extract::Extracted> extract(const extract::Document& document,
                                     const extract::Rules& rules);

 private:
  extract::ExtractorPool::Options options();

  std::mutex mutex_;
  std::condition_variable done_;
  bool is_done_ = false;
  extract::ExtractorPool pool_;  // calls what stands above until it is gone
};

}  // namespace wegwijzer::survey
