// A clock on which waiting takes no time, for the tests of whoever uses the
// SDK.

#ifndef INTAKE_CHANNELS_SDK_FAKE_CLOCK_H_
#define INTAKE_CHANNELS_SDK_FAKE_CLOCK_H_

#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "channels/sdk/clock.h"

namespace intake::sdk {

// Stands still but for Sleep() and Advance(). Thread-safe.
class FakeClock final : public Clock {
 public:
  absl::Duration Elapsed() const override {
    absl::MutexLock lock(&mutex_);
    return elapsed_;
  }
  void Sleep(absl::Duration duration) override {
    absl::MutexLock lock(&mutex_);
    elapsed_ += duration;
    sleeps_.push_back(duration);
  }
  void Advance(absl::Duration duration) {
    absl::MutexLock lock(&mutex_);
    elapsed_ += duration;
  }
  // What was asked of Sleep(), in order.
  std::vector<absl::Duration> sleeps() const {
    absl::MutexLock lock(&mutex_);
    return sleeps_;
  }

 private:
  mutable absl::Mutex mutex_;
  absl::Duration elapsed_ ABSL_GUARDED_BY(mutex_);
  std::vector<absl::Duration> sleeps_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace intake::sdk

#endif  // INTAKE_CHANNELS_SDK_FAKE_CLOCK_H_
