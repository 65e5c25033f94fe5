// A held submission as staff look at it, beside the account as it is now.

#ifndef INTAKE_CORE_DECIDE_EXAMINE_HELD_H_
#define INTAKE_CORE_DECIDE_EXAMINE_HELD_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "core/decide/staff_decisions.h"
#include "core/model/account_state.h"
#include "core/model/finding.h"
#include "core/model/open_submission.h"
#include "core/rules/usage.h"

namespace intake {

struct HeldExamination {
  struct Value {
    UnderstoodValue held;
    std::string serial;
    std::string label;
    // The nearest actual live readings, and that of the same date.
    std::optional<LiveReading> previous;
    std::optional<LiveReading> next;
    std::optional<LiveReading> same_day;
    bool previous_suspect = false;
    // A day, in commodity units.
    std::optional<Milli> usual;
    UsageLimits limits;
  };
  OpenSubmission open;
  // Of the account: Approval::seen_sequence.
  uint32_t sequence = 0;
  std::vector<Value> values;
  // What the rules say of the same values now.
  Findings findings_now;
  Language language = Language::kRussian;
  // The customer was asked, and may answer no longer.
  bool expired = false;
  // What billing has charged: see BillingRegister.
  absl::Time charged_until;
};

// NOT_FOUND `RECEIPT_NOT_FOUND`: it never waited. ABORTED `HOLD_ENDED`: it
// waits no longer, the message says how it ended.
absl::StatusOr<HeldExamination> Examine(const AccountState& state,
                                        const StaffFacts& facts,
                                        const std::string& receipt_code);

}  // namespace intake

#endif  // INTAKE_CORE_DECIDE_EXAMINE_HELD_H_
