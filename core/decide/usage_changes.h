// From readings that come and go to what billing is told.

#ifndef INTAKE_CORE_DECIDE_USAGE_CHANGES_H_
#define INTAKE_CORE_DECIDE_USAGE_CHANGES_H_

#include <vector>

#include "absl/container/inlined_vector.h"
#include "absl/types/span.h"
#include "core/decide/charging.h"
#include "core/model/account_state.h"
#include "core/model/usage_change.h"

namespace intake {

// Live actual readings of one register, by date.
using ReadingSequence = absl::InlinedVector<const LiveReading*, 20>;

// Those of `history`; empty for null.
ReadingSequence ActualReadings(const RegisterHistory* history);

// Adds what billing is told when the readings of `target` become those of
// `after`: first what is taken back, then what is told anew, each by date.
// Nothing for a meter that is read remotely.
void AddUsageChanges(const Account& account, RegisterRef target,
                     const ReadingSequence& before,
                     const ReadingSequence& after, const Charging& charging,
                     std::vector<UsageChange>& changes);

}  // namespace intake

#endif  // INTAKE_CORE_DECIDE_USAGE_CHANGES_H_
