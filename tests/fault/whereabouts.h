// Where the server is now, told to clients that lose it again and again.

#ifndef INTAKE_TESTS_FAULT_WHEREABOUTS_H_
#define INTAKE_TESTS_FAULT_WHEREABOUTS_H_

#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/strings/string_view.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"

namespace intake::testing {

// Thread-safe.
class Whereabouts {
 public:
  // The server was started anew.
  void Set(absl::string_view address) {
    absl::MutexLock lock(&mutex_);
    address_ = std::string(address);
    ++generation_;
  }

  // How often it was; changes with the address.
  int generation() const {
    absl::MutexLock lock(&mutex_);
    return generation_;
  }
  std::string address() const {
    absl::MutexLock lock(&mutex_);
    return address_;
  }

  // Waits at most `timeout` for a generation after `generation`.
  void AwaitAfter(int generation, absl::Duration timeout) const {
    absl::MutexLock lock(&mutex_);
    const auto is_newer = [&]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
      return generation_ > generation;
    };
    mutex_.AwaitWithTimeout(absl::Condition(&is_newer), timeout);
  }

 private:
  mutable absl::Mutex mutex_;
  std::string address_ ABSL_GUARDED_BY(mutex_);
  int generation_ ABSL_GUARDED_BY(mutex_) = 0;
};

}  // namespace intake::testing

#endif  // INTAKE_TESTS_FAULT_WHEREABOUTS_H_
