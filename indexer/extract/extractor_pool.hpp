#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "base/result.hpp"
#include "indexer/extract/descriptor.hpp"
#include "indexer/extract/document.hpp"
#include "indexer/extract/extracted.hpp"
#include "indexer/extract/rules.hpp"
#include "indexer/extract/sandbox.hpp"
#include "indexer/extract/worker.hpp"

namespace wegwijzer::extract {

/// Extraction in processes of their own: nothing hostile is parsed in the indexer itself.
///
/// Each worker is a process with limits (child_process.hpp), in a sandbox where the machine allows
/// one, as is the pdftotext that it starts (sandbox.hpp). It does one document at a time. A
/// document that makes it die, answer nonsense or exceed the time limit is Malformed, the worker is
/// started anew, and the others go on. A worker is also replaced after 1,000 documents, so that
/// memory which the parsers lost comes back.
///
/// submit, take and in_flight may be called from any thread. How much may be in flight is the
/// caller's business: documents wait in memory. What is not done when the pool goes is dropped.
class ExtractorPool {
 public:
  using Ticket = std::uint64_t;

  struct Options {
    std::size_t workers = 2;
    std::chrono::milliseconds time_limit{20'000};  ///< per document
    std::uint64_t memory = 1ULL << 30;             ///< address space of one worker
    Sandbox sandbox = available_sandbox();
    /// Called from a thread of the pool when something is there to take; must not block.
    std::function<void()> on_done = {};
    /// A program whose main calls extract_worker_main when these are its arguments. One that does
    /// not, and starts a pool of its own, would start itself without end.
    std::string program = "/proc/self/exe";
    std::vector<std::string> arguments = {worker_argument};
  };

  struct Done {
    Ticket ticket;
    Result<Extracted> extracted;
  };

  explicit ExtractorPool(Options options);
  ExtractorPool(const ExtractorPool&) = delete;
  ExtractorPool& operator=(const ExtractorPool&) = delete;
  ~ExtractorPool();

  void submit(Ticket ticket, Document document, const Rules& rules);
  /// What has been done since the last call, in the order in which it was done.
  std::vector<Done> take();
  /// Submitted and not yet taken.
  std::size_t in_flight() const;

 private:
  struct Job {
    Ticket ticket;
    Message request;
  };

  void work();
  bool next(Job& job);
  void finish(Done done);

  Options options_;
  Descriptor stop_;  ///< an eventfd, readable once the pool is going

  mutable std::mutex mutex_;
  std::condition_variable more_;
  std::deque<Job> waiting_;
  std::vector<Done> done_;
  std::size_t in_flight_ = 0;
  bool stopping_ = false;

  std::vector<std::thread> threads_;
};

}  // namespace wegwijzer::extract
