// Tells the standard health service what admission knows of itself.

#ifndef INTAKE_SERVICES_SERVER_HEALTH_WATCH_H_
#define INTAKE_SERVICES_SERVER_HEALTH_WATCH_H_

#include <functional>
#include <thread>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"

namespace intake {

class HealthWatch {
 public:
  // Asks `healthy` a few times a second, and tells `report` of the first answer
  // and of every change, from a thread of its own.
  HealthWatch(std::function<bool()> healthy, std::function<void(bool)> report);
  // As Stop.
  ~HealthWatch();

  HealthWatch(const HealthWatch&) = delete;
  HealthWatch& operator=(const HealthWatch&) = delete;

  // No report comes after this. Idempotent.
  void Stop();

 private:
  void Watch();

  const std::function<bool()> healthy_;
  const std::function<void(bool)> report_;
  absl::Mutex mutex_;
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  std::thread thread_;
};

}  // namespace intake

#endif  // INTAKE_SERVICES_SERVER_HEALTH_WATCH_H_
