// When and how often a call that is safe to resend is sent again.

#ifndef INTAKE_CHANNELS_SDK_RETRY_H_
#define INTAKE_CHANNELS_SDK_RETRY_H_

#include <algorithm>
#include <optional>

#include "absl/base/thread_annotations.h"
#include "absl/random/random.h"
#include "absl/status/status.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "channels/sdk/clock.h"

namespace intake::sdk {

struct RetryPolicy {
  // The deadline of each attempt, and of all of them with the waits between.
  absl::Duration attempt_timeout = absl::Seconds(5);
  absl::Duration total_timeout = absl::Seconds(30);
  int attempts_max = 8;
  // The longest wait after the first failure; it doubles with each further one
  // up to the maximum. The wait itself is drawn evenly from zero to that, so
  // that clients of a server that returns do not all come at once.
  absl::Duration backoff_first = absl::Milliseconds(100);
  absl::Duration backoff_max = absl::Seconds(5);
};

// For calls that somebody waits for `deadline` long: time ends them, not the
// count.
RetryPolicy RetryWithin(absl::Duration deadline);

// Whether the same request may be sent again after `status`: UNAVAILABLE,
// DEADLINE_EXCEEDED, CANCELLED (only a server cancels a blocking call), ABORTED
// without a reason (with one, such as HOLD_ENDED, the caller has to look
// again), and RESOURCE_EXHAUSTED when the server says when to come again.
bool IsTransient(const absl::Status& status);

// Runs calls under a policy. Thread-safe.
class Retrier {
 public:
  // `clock` outlives the result.
  explicit Retrier(const RetryPolicy& policy, Clock& clock = SteadyClock())
      : policy_(policy), clock_(clock) {}

  // Calls `call(timeout)`, which returns a StatusOr, until it succeeds, fails
  // for good, or attempts or time run out; returns its last result unchanged.
  // REQUIRES: `call` is safe to repeat.
  template <typename Call>
  auto Run(Call call) -> decltype(call(absl::Duration())) {
    const absl::Duration end = clock_.Elapsed() + policy_.total_timeout;
    for (int attempt = 1;; ++attempt) {
      const absl::Duration left = end - clock_.Elapsed();
      auto result = call(std::min(policy_.attempt_timeout, left));
      if (result.ok()) return result;
      const std::optional<absl::Duration> delay =
          Delay(result.status(), attempt);
      if (!delay || clock_.Elapsed() + *delay >= end) return result;
      clock_.Sleep(*delay);
    }
  }

  // How long to wait after the failed `attempt`, from 1; none to give up.
  std::optional<absl::Duration> Delay(const absl::Status& status, int attempt);

 private:
  const RetryPolicy policy_;
  Clock& clock_;
  absl::Mutex mutex_;
  absl::BitGen random_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace intake::sdk

#endif  // INTAKE_CHANNELS_SDK_RETRY_H_
