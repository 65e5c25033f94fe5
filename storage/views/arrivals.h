// The day's arrivals, counted by quarter of an hour, whatever engine keeps
// them.

#ifndef INTAKE_STORAGE_VIEWS_ARRIVALS_H_
#define INTAKE_STORAGE_VIEWS_ARRIVALS_H_

#include <compare>
#include <cstdint>
#include <string>

#include "absl/time/time.h"
#include "core/model/event.h"

namespace intake {

// What arrives in the same quarter through the same channel and fares the same
// is counted together.
struct ArrivalKey {
  // Of an hour, counted from 1970-01-01 UTC.
  int64_t quarter = 0;
  std::string channel;
  Outcome outcome = Outcome::kAccepted;

  friend auto operator<=>(const ArrivalKey&, const ArrivalKey&) = default;
};

// The quarter that `time` is in.
int64_t QuarterOf(absl::Time time);

ArrivalKey ArrivalOf(const SubmissionJudged& judged);

}  // namespace intake

#endif  // INTAKE_STORAGE_VIEWS_ARRIVALS_H_
