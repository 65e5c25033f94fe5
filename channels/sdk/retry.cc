#include "channels/sdk/retry.h"

#include <limits>

#include "absl/random/distributions.h"
#include "channels/sdk/status.h"

namespace intake::sdk {

RetryPolicy RetryWithin(absl::Duration deadline) {
  const RetryPolicy usual;
  return {.attempt_timeout = std::min(deadline, usual.attempt_timeout),
          .total_timeout = deadline,
          .attempts_max = std::numeric_limits<int>::max()};
}

bool IsTransient(const absl::Status& status) {
  switch (status.code()) {
    case absl::StatusCode::kUnavailable:
    case absl::StatusCode::kDeadlineExceeded:
    case absl::StatusCode::kCancelled:
      return true;
    case absl::StatusCode::kAborted:
      return ReasonOf(status).empty();
    case absl::StatusCode::kResourceExhausted:
      return RetryAfterOf(status).has_value();
    default:
      return false;
  }
}

std::optional<absl::Duration> Retrier::Delay(const absl::Status& status,
                                             int attempt) {
  if (!IsTransient(status) || attempt >= policy_.attempts_max) {
    return std::nullopt;
  }
  absl::Duration longest = policy_.backoff_first;
  for (int i = 1; i < attempt && longest < policy_.backoff_max; ++i) {
    longest *= 2;
  }
  longest = std::min(longest, policy_.backoff_max);
  absl::MutexLock lock(&mutex_);
  const absl::Duration jitter = longest * absl::Uniform(random_, 0.0, 1.0);
  // What the server asked for is the least; the jitter on top keeps those it
  // sent away together from coming back together.
  return RetryAfterOf(status).value_or(absl::ZeroDuration()) + jitter;
}

}  // namespace intake::sdk
