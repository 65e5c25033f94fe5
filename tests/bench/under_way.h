// Commands that were given to admission and not answered.

#ifndef INTAKE_TESTS_BENCH_UNDER_WAY_H_
#define INTAKE_TESTS_BENCH_UNDER_WAY_H_

#include "absl/status/status.h"
#include "absl/synchronization/mutex.h"

namespace intake::bench {

// Thread-safe.
class UnderWay {
 public:
  // Until at most `most` are.
  void WaitFor(int most) {
    absl::MutexLock lock(&mutex_);
    const auto few = [this, most]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
      return count_ <= most;
    };
    mutex_.Await(absl::Condition(&few));
  }
  void Add() {
    absl::MutexLock lock(&mutex_);
    ++count_;
  }
  void Done(absl::Status status) {
    absl::MutexLock lock(&mutex_);
    --count_;
    status_.Update(status);
  }
  // The first failure.
  absl::Status status() {
    absl::MutexLock lock(&mutex_);
    return status_;
  }

 private:
  absl::Mutex mutex_;
  int count_ ABSL_GUARDED_BY(mutex_) = 0;
  absl::Status status_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace intake::bench

#endif  // INTAKE_TESTS_BENCH_UNDER_WAY_H_
