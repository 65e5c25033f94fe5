// Which month a reading counts for. A billing period is a calendar month; its
// window is the days on which readings count for it (domain: "Time").

#ifndef INTAKE_CORE_RULES_BILLING_PERIOD_H_
#define INTAKE_CORE_RULES_BILLING_PERIOD_H_

#include <optional>

#include "absl/time/civil_time.h"
#include "core/rules/rule_set.h"

namespace intake {

// Both days belong to it.
struct ReadingWindow {
  absl::CivilDay window_from;
  absl::CivilDay window_to;
  absl::CivilMonth period;
};

// The window of `period`. A day that the month lacks is its last one.
ReadingWindow WindowOf(const RuleSet& rules, absl::CivilMonth period);

// The window that is open on `day`, or else opens next.
ReadingWindow WindowFor(const RuleSet& rules, absl::CivilDay day);

// The last day on which `period` is not yet closed.
absl::CivilDay LastOpenDayOf(const RuleSet& rules, absl::CivilMonth period);

// How a reading is counted.
struct Counting {
  // The window its date alone gives it.
  ReadingWindow by_date;
  // The month it counts for: that window's, unless it came too late for it.
  absl::CivilMonth period;
  // It came after the window, and grace does not excuse it.
  bool after_window = false;
  // It is dated before its window opens.
  bool before_window = false;
  // The month its date gives it is closed.
  bool period_closed = false;
};

// A reading dated `date` that is received on `received_on` counts for the
// month of its date; too late for that, for the month that is open on the day
// of receipt. Where dates are evidence, it may arrive some days later.
// Nothing counts for `closed_through` or a month before it.
Counting CountReading(const RuleSet& rules, absl::CivilDay date,
                      absl::CivilDay received_on, bool dates_are_evidence,
                      std::optional<absl::CivilMonth> closed_through);

}  // namespace intake

#endif  // INTAKE_CORE_RULES_BILLING_PERIOD_H_
