// A few threads for work that blocks, so that reactors never do.

#ifndef INTAKE_SERVICES_RPC_EXECUTOR_H_
#define INTAKE_SERVICES_RPC_EXECUTOR_H_

#include <cstddef>
#include <deque>
#include <functional>
#include <thread>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/synchronization/mutex.h"

namespace intake {

// Thread-safe.
class Executor {
 public:
  enum class Priority { kNormal, kWhenIdle };

  // Threads of kWhenIdle run only while nobody else wants the processor.
  Executor(size_t threads, size_t waiting_max,
           Priority priority = Priority::kNormal);
  // As Stop.
  ~Executor();

  Executor(const Executor&) = delete;
  Executor& operator=(const Executor&) = delete;

  // Has `task` run by one of the threads. RESOURCE_EXHAUSTED `QUEUE_FULL` when
  // too much waits, UNAVAILABLE `SHUTTING_DOWN` after Stop; then it never runs.
  absl::Status Run(std::function<void()> task);

  // Runs what waits, then ends the threads. Idempotent.
  void Stop();

 private:
  void Work();

  const size_t waiting_max_;
  absl::Mutex mutex_;
  std::deque<std::function<void()>> waiting_ ABSL_GUARDED_BY(mutex_);
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  std::vector<std::thread> threads_;
};

}  // namespace intake

#endif  // INTAKE_SERVICES_RPC_EXECUTOR_H_
