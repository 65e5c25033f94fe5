#include "tests/simulation/sender.h"

#include <algorithm>

#include "channels/sdk/status.h"

namespace intake::simulation {

void Sender::Send(const Call& call, const Answered& answered) {
  Try(call, answered, 1, timeline_.elapsed() + policy_.total_timeout);
}

// As Retrier, whose jitter comes from no seed.
void Sender::Try(const Call& call, const Answered& answered, int attempt,
                 absl::Duration end) {
  const absl::Duration left = end - timeline_.elapsed();
  network_.Send(
      call, std::min(policy_.attempt_timeout, left),
      [this, call, answered, attempt, end](const Reply& reply) {
        if (reply.ok() || !sdk::IsTransient(reply.status()) ||
            !IsSafeToRepeat(call.method) || attempt >= policy_.attempts_max) {
          return answered(reply);
        }
        const absl::Duration longest =
            std::min(policy_.backoff_max,
                     policy_.backoff_first * (int64_t{1} << (attempt - 1)));
        const absl::Duration delay =
            sdk::RetryAfterOf(reply.status()).value_or(absl::ZeroDuration()) +
            chance_.UpTo(longest);
        if (timeline_.elapsed() + delay >= end) return answered(reply);
        timeline_.After(delay, [this, call, answered, attempt, end] {
          Try(call, answered, attempt + 1, end);
        });
      });
}

}  // namespace intake::simulation
