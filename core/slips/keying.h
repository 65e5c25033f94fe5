// Who may key which slip of a batch, and which one comes next.

#ifndef INTAKE_CORE_SLIPS_KEYING_H_
#define INTAKE_CORE_SLIPS_KEYING_H_

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "core/slips/batch.h"

namespace intake {

// A member of staff at the desk.
struct Clerk {
  std::string log_in;
  bool is_supervisor = false;
};

// Whose turn it is when `clerk` keys `slip` of the open `batch`: their own one
// again, or the first that nobody has had.
//
// FAILED_PRECONDITION: KEYED_BY_ANOTHER, NOT_SAMPLED, SLIP_SETTLED, as
// slip_service.proto documents.
absl::StatusOr<Turn> TurnOf(const SlipBatch& batch, const Slip& slip,
                            const Clerk& clerk);

// Whether `clerk`, a supervisor, may have the last word on `slip`.
//
// FAILED_PRECONDITION: NOTHING_TO_SETTLE. PERMISSION_DENIED: KEYED_BY_YOU.
absl::Status CheckSettling(const SlipBatch& batch, const Slip& slip,
                           const Clerk& clerk);

// The slip that `clerk` would key next after `sequence`, going on from the
// beginning behind the last one; 0 where there is none.
int NextSequence(const SlipBatch& batch, const Clerk& clerk, int sequence);

// What stands between the batch and its end, in words: how many slips are not
// keyed or differ, else where the totals do. Empty where it is complete.
std::string Shortfall(const SlipBatch& batch);

}  // namespace intake

#endif  // INTAKE_CORE_SLIPS_KEYING_H_
