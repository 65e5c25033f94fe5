#include "services/rpc/executor.h"

#include <sched.h>

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "core/base/error.h"

namespace intake {
namespace {

constexpr absl::Duration kRetryAfter = absl::Milliseconds(500);

// Of the calling thread. Where it is not allowed it only takes its turn.
void GiveWay() {
  const sched_param none = {};
  sched_setscheduler(0, SCHED_IDLE, &none);
}

}  // namespace

Executor::Executor(size_t threads, size_t waiting_max, Priority priority)
    : waiting_max_(waiting_max) {
  for (size_t i = 0; i < threads; ++i) {
    threads_.emplace_back([this, priority] {
      if (priority == Priority::kWhenIdle) GiveWay();
      Work();
    });
  }
}

Executor::~Executor() { Stop(); }

absl::Status Executor::Run(std::function<void()> task) {
  absl::MutexLock lock(&mutex_);
  if (stopping_) {
    return RetryableError(absl::StatusCode::kUnavailable, "SHUTTING_DOWN",
                          "the server is shutting down", kRetryAfter);
  }
  if (waiting_.size() >= waiting_max_) {
    return RetryableError(absl::StatusCode::kResourceExhausted, "QUEUE_FULL",
                          absl::StrCat(waiting_.size(), " calls wait already"),
                          kRetryAfter);
  }
  waiting_.push_back(std::move(task));
  return absl::OkStatus();
}

void Executor::Stop() {
  {
    absl::MutexLock lock(&mutex_);
    if (stopping_) return;
    stopping_ = true;
  }
  for (std::thread& thread : threads_) thread.join();
}

void Executor::Work() {
  const auto something_to_do = [this]() ABSL_SHARED_LOCKS_REQUIRED(mutex_) {
    return stopping_ || !waiting_.empty();
  };
  while (true) {
    std::function<void()> task;
    {
      absl::MutexLock lock(&mutex_);
      mutex_.Await(absl::Condition(&something_to_do));
      if (waiting_.empty()) return;
      task = std::move(waiting_.front());
      waiting_.pop_front();
    }
    task();
  }
}

}  // namespace intake
