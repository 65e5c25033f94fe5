// Something that is to be done every now and then, by a thread of its own.

#ifndef INTAKE_SERVICES_SERVER_PERIODICALLY_H_
#define INTAKE_SERVICES_SERVER_PERIODICALLY_H_

#include <functional>
#include <thread>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"

namespace intake {

class Periodically {
 public:
  // Does `work` at once, and again `interval` after it was done.
  Periodically(absl::Duration interval, std::function<void()> work);
  // As Stop.
  ~Periodically();

  Periodically(const Periodically&) = delete;
  Periodically& operator=(const Periodically&) = delete;

  // Nothing is done after this. Idempotent.
  void Stop();

 private:
  void Run();

  const absl::Duration interval_;
  const std::function<void()> work_;
  absl::Mutex mutex_;
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  std::thread thread_;
};

}  // namespace intake

#endif  // INTAKE_SERVICES_SERVER_PERIODICALLY_H_
