#include "searchd/http/worker_pool.hpp"

#include <utility>

namespace wegwijzer::http {

WorkerPool::WorkerPool(int threads, std::size_t longest_queue,
                       const std::function<Handler()>& make_handler,
                       std::function<void()> tell_done)
    : longest_queue_(longest_queue), tell_done_(std::move(tell_done)) {
  for (int i = 0; i < threads; ++i) {
    threads_.emplace_back([this, make_handler] { work(make_handler); });
  }
}

WorkerPool::~WorkerPool() {
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

bool WorkerPool::has_room() const {
  const std::lock_guard lock(mutex_);
  return jobs_.size() < longest_queue_;
}

void WorkerPool::add(Job job) {
  {
    const std::lock_guard lock(mutex_);
    jobs_.push_back(std::move(job));
  }
  changed_.notify_one();
}

std::vector<WorkerPool::Done> WorkerPool::take_done() {
  const std::lock_guard lock(mutex_);
  return std::exchange(done_, {});
}

void WorkerPool::work(const std::function<Handler()>& make_handler) {
  const Handler handler = make_handler();
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [&] { return closing_ || !jobs_.empty(); });
    if (closing_) return;
    const Job job = std::move(jobs_.front());
    jobs_.pop_front();

    lock.unlock();
    Answer answer = handler(job.request, job.keep_alive, job.network);
    lock.lock();

    done_.push_back({job.connection, std::move(answer)});
    if (done_.size() == 1) tell_done_();
  }
}

}  // namespace wegwijzer::http
