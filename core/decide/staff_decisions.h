// What staff decide about an account's readings, and what follows from it. Pure
// and deterministic, as Decide is.
//
// Whatever is decided, live readings of a register never run backwards, wraps
// aside: FAILED_PRECONDITION `NEIGHBOUR_CONTRADICTED` names the reading that
// stands in the way. FAILED_PRECONDITION `READING_BEYOND_MEMORY`: more readings
// have come since than the bounded state remembers. A register that the account
// lacks: NOT_FOUND `REGISTER_NOT_FOUND`. A value that its dial cannot show:
// INVALID_ARGUMENT.

#ifndef INTAKE_CORE_DECIDE_STAFF_DECISIONS_H_
#define INTAKE_CORE_DECIDE_STAFF_DECISIONS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/types/span.h"
#include "core/model/account_state.h"
#include "core/model/billing_register.h"
#include "core/model/event.h"
#include "core/model/register_key.h"
#include "core/rules/rule_set.h"

namespace intake {

struct StaffFacts {
  const RuleBook* rules = nullptr;
  const BillingRegister* billing = nullptr;
  absl::Time now;
};

// A reading, by the register's name.
struct KeyedValue {
  RegisterKey target;
  Milli value = 0;
};

// What becomes of a live reading that contradicts the approved one.
struct NeighbourDecision {
  RegisterKey target;
  absl::CivilDay date;
  // None: it is taken out.
  std::optional<Milli> corrected;
};

struct Approval {
  std::string receipt_code;
  // The account's sequence when it was looked at; none: whatever has come
  // since.
  std::optional<uint32_t> seen_sequence;
  Decision decision;
  // In place of the values handed in; registers not named keep theirs.
  std::vector<KeyedValue> corrected;
  std::vector<NeighbourDecision> neighbours;
  // The dial passed zero between the held reading and a neighbour.
  bool rolled_over = false;
};

struct Rejection {
  std::string receipt_code;
  std::optional<uint32_t> seen_sequence;
  Decision decision;
};

// Both: NOT_FOUND `RECEIPT_NOT_FOUND`: it never waited, or so long ago that
// nobody remembers. ABORTED `HOLD_ENDED`: it waits no longer, the message says
// how it ended. ABORTED `REVISION_CHANGED`: the account's sequence is not the
// one seen.
absl::StatusOr<HoldResolved> Approve(const AccountState& state,
                                     const StaffFacts& facts,
                                     const Approval& approval);
absl::StatusOr<HoldResolved> Reject(const AccountState& state,
                                    const StaffFacts& facts,
                                    const Rejection& rejection);

struct Amendment {
  RegisterKey target;
  absl::CivilDay date;
  // As it was seen.
  Milli was = 0;
  // None: it is taken out.
  std::optional<Milli> now;
  Decision decision;
};

// NOT_FOUND `READING_NOT_FOUND`: no live reading of that date. ABORTED
// `READING_CHANGED`: it has another value.
absl::StatusOr<ReadingAmended> Amend(const AccountState& state,
                                     const StaffFacts& facts,
                                     const Amendment& amendment);

struct Undoing {
  std::string receipt_code;
  Decision decision;
};

// Takes back a submission as if it had not come; an estimate whose place it
// took stays out. `past` are the account's events up to now, in order. What was
// undone before is answered the same.
//
// NOT_FOUND `RECEIPT_NOT_FOUND`: the account has no such receipt.
// PERMISSION_DENIED `NOT_YOUR_OWN`: another agent handed it in.
// FAILED_PRECONDITION `TOO_LATE`: kUndoWithin is over; `NOTHING_TO_UNDO`: it
// made no reading. ABORTED `HOLD_ENDED`, `READING_CHANGED`: somebody has
// decided about it since.
absl::StatusOr<SubmissionUndone> Undo(const AccountState& state,
                                      const StaffFacts& facts,
                                      absl::Span<const Event> past,
                                      const Undoing& undoing);

struct DialReading {
  // None where the meter has but one dial.
  std::optional<RegisterKind> kind;
  Milli value = 0;
};

struct MeterExchange {
  absl::CivilDay replaced_on;
  // Its commodity and point say which one is replaced; its installed_on is the
  // day of the exchange.
  Installation installed;
  // Empty where nobody could read the old meter.
  std::vector<DialReading> closing;
  std::vector<DialReading> opening;
  Decision decision;
};

// NOT_FOUND `METER_NOT_FOUND`; FAILED_PRECONDITION `READING_AFTER_EXCHANGE`,
// `METER_EXISTS`: see AccountService.ReplaceMeter. INVALID_ARGUMENT: the new
// meter is none, see NormalizeAccount; closing or opening do not fit the dials.
absl::StatusOr<MeterReplaced> ReplaceMeter(const AccountState& state,
                                           const StaffFacts& facts,
                                           const MeterExchange& exchange);

struct AccountClosing {
  absl::CivilDay closed_on;
  std::vector<KeyedValue> final;
  Decision decision;
};

// FAILED_PRECONDITION `ACCOUNT_CLOSED`: it is already; `READING_AFTER_CLOSING`:
// it has a live reading of that day or later.
absl::StatusOr<AccountClosed> CloseAccount(const AccountState& state,
                                           const StaffFacts& facts,
                                           const AccountClosing& closing);

}  // namespace intake

#endif  // INTAKE_CORE_DECIDE_STAFF_DECISIONS_H_
