// A few threads for work that blocks, behind a bounded queue.

#ifndef INTAKE_CHANNELS_HTTP_WORKER_POOL_H_
#define INTAKE_CHANNELS_HTTP_WORKER_POOL_H_

#include <cstddef>
#include <deque>
#include <thread>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/functional/any_invocable.h"
#include "absl/status/status.h"
#include "absl/synchronization/mutex.h"

namespace intake::http {

// Thread-safe.
class WorkerPool {
 public:
  using Work = absl::AnyInvocable<void()>;

  // At most `waiting_max` pieces of work wait for one of `threads`.
  WorkerPool(size_t threads, size_t waiting_max);
  // Does all that waits, then ends the threads.
  ~WorkerPool();

  // RESOURCE_EXHAUSTED: too much waits; `work` is dropped.
  absl::Status Run(Work work);

 private:
  void WorkUntilStopped();

  const size_t waiting_max_;
  absl::Mutex mutex_;
  std::deque<Work> waiting_ ABSL_GUARDED_BY(mutex_);
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  std::vector<std::thread> threads_;
};

}  // namespace intake::http

#endif  // INTAKE_CHANNELS_HTTP_WORKER_POOL_H_
