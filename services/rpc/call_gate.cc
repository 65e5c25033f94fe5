#include "services/rpc/call_gate.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "core/base/error.h"

namespace intake {
namespace {

// Saying no costs nearly as much as a reading: most of either is the wire. Five
// hundred a second are a small part of what the server does, whatever the crowd
// outside. A crowd so large that its turns reach further than the longest wait
// comes more often.
constexpr absl::Duration kTurn = absl::Milliseconds(2);
constexpr absl::Duration kWaitMin = absl::Milliseconds(200);
constexpr absl::Duration kWaitMax = absl::Seconds(30);

}  // namespace

absl::Status CallGate::Enter() {
  absl::Duration wait;
  {
    absl::MutexLock lock(&mutex_);
    if (calls_ < calls_max_) {
      ++calls_;
      return absl::OkStatus();
    }
    const absl::Time now = clock_.Now();
    // A clock that was put back must not hold anybody up.
    if (next_turn_ > now + kWaitMax) next_turn_ = now + kWaitMax;
    next_turn_ = std::max(next_turn_ + kTurn, now + kWaitMin);
    wait = next_turn_ - now;
  }
  return RetryableError(
      absl::StatusCode::kResourceExhausted, "QUEUE_FULL",
      absl::StrCat("as many calls are under way as may be, ", calls_max_),
      wait);
}

void CallGate::Leave() {
  absl::MutexLock lock(&mutex_);
  --calls_;
}

}  // namespace intake
