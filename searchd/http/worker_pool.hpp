#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "searchd/http/answer.hpp"

namespace wegwijzer::http {

/// Threads that answer requests, with a queue of bounded length before them.
class WorkerPool {
 public:
  struct Job {
    std::uint64_t connection = 0;
    std::string request;
    bool keep_alive = true;
    std::string network;
  };

  struct Done {
    std::uint64_t connection = 0;
    Answer answer;
  };

  /// `make_handler` is called once in each thread, so that a handler need not be shared.
  /// `tell_done` is called in a worker's thread when take_done() has something again.
  WorkerPool(int threads, std::size_t longest_queue, const std::function<Handler()>& make_handler,
             std::function<void()> tell_done);
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;
  /// Waits for the jobs that are being worked on; those that wait are dropped.
  ~WorkerPool();

  bool has_room() const;
  void add(Job job);
  std::vector<Done> take_done();

 private:
  void work(const std::function<Handler()>& make_handler);

  const std::size_t longest_queue_;
  const std::function<void()> tell_done_;

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Job> jobs_;
  std::vector<Done> done_;
  bool closing_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace wegwijzer::http
