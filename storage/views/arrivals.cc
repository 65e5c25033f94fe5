#include "storage/views/arrivals.h"

namespace intake {

int64_t QuarterOf(absl::Time time) {
  constexpr absl::Duration kQuarter = absl::Minutes(15);
  absl::Duration rest;
  const int64_t quarter =
      absl::IDivDuration(time - absl::UnixEpoch(), kQuarter, &rest);
  return rest < absl::ZeroDuration() ? quarter - 1 : quarter;
}

ArrivalKey ArrivalOf(const SubmissionJudged& judged) {
  return {.quarter = QuarterOf(judged.receipt.received_at),
          .channel = judged.channel,
          .outcome = judged.receipt.outcome};
}

}  // namespace intake
