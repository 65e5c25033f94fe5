#include "channels/http/worker_pool.h"

#include <utility>

#include "absl/strings/str_cat.h"

namespace intake::http {

WorkerPool::WorkerPool(size_t threads, size_t waiting_max)
    : waiting_max_(waiting_max) {
  threads_.reserve(threads);
  for (size_t i = 0; i < threads; ++i) {
    threads_.emplace_back([this] { WorkUntilStopped(); });
  }
}

WorkerPool::~WorkerPool() {
  {
    absl::MutexLock lock(&mutex_);
    stopping_ = true;
  }
  for (std::thread& thread : threads_) thread.join();
}

absl::Status WorkerPool::Run(Work work) {
  absl::MutexLock lock(&mutex_);
  if (waiting_.size() >= waiting_max_) {
    return absl::ResourceExhaustedError(
        absl::StrCat(waiting_.size(), " pieces of work wait already"));
  }
  waiting_.push_back(std::move(work));
  return absl::OkStatus();
}

void WorkerPool::WorkUntilStopped() {
  const auto something_to_do = [this]() ABSL_SHARED_LOCKS_REQUIRED(mutex_) {
    return stopping_ || !waiting_.empty();
  };
  while (true) {
    Work work;
    {
      absl::MutexLock lock(&mutex_, absl::Condition(&something_to_do));
      if (waiting_.empty()) return;
      work = std::move(waiting_.front());
      waiting_.pop_front();
    }
    work();
  }
}

}  // namespace intake::http
