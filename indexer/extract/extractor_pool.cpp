#include "indexer/extract/extractor_pool.hpp"

#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

#include "indexer/extract/worker_process.hpp"

namespace wegwijzer::extract {

namespace {

/// Sanitizers reserve terabytes of address space before main.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool may_limit_address_space = false;
#else
constexpr bool may_limit_address_space = true;
#endif

}  // namespace

ExtractorPool::ExtractorPool(Options options)
    : options_(std::move(options)), stop_(::eventfd(0, EFD_CLOEXEC)) {
  for (std::size_t i = 0; i < std::max<std::size_t>(options_.workers, 1); ++i) {
    threads_.emplace_back([this] { work(); });
  }
}

ExtractorPool::~ExtractorPool() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  more_.notify_all();
  const std::uint64_t one = 1;
  [[maybe_unused]] const auto written = ::write(stop_.get(), &one, sizeof one);
  for (std::thread& thread : threads_) thread.join();
}

void ExtractorPool::submit(Ticket ticket, Document document, const Rules& rules) {
  Job job{ticket, request_of(std::move(document), rules)};
  {
    const std::lock_guard lock(mutex_);
    waiting_.push_back(std::move(job));
    ++in_flight_;
  }
  more_.notify_one();
}

std::vector<ExtractorPool::Done> ExtractorPool::take() {
  const std::lock_guard lock(mutex_);
  in_flight_ -= done_.size();
  return std::exchange(done_, {});
}

std::size_t ExtractorPool::in_flight() const {
  const std::lock_guard lock(mutex_);
  return in_flight_;
}

bool ExtractorPool::next(Job& job) {
  std::unique_lock lock(mutex_);
  more_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
  if (stopping_) return false;
  job = std::move(waiting_.front());
  waiting_.pop_front();
  return true;
}

void ExtractorPool::finish(Done done) {
  {
    const std::lock_guard lock(mutex_);
    done_.push_back(std::move(done));
  }
  if (options_.on_done) options_.on_done();
}

void ExtractorPool::work() {
  const Command command{
      .program = options_.program,
      .arguments = options_.arguments,
      .address_space = may_limit_address_space ? options_.memory : 0,
      .may_write_files = true  // a PDF goes to pdftotext in a memory file
  };
  WorkerProcess worker(shut_in(command, options_.sandbox));
  for (Job job; next(job);) {
    auto extracted = worker.extract(job.request, options_.time_limit, stop_.get());
    if (!extracted) return;
    finish({job.ticket, std::move(*extracted)});
  }
}

}  // namespace wegwijzer::extract
