// A reading that does not count for the month of its date says so.

#ifndef INTAKE_CORE_RULES_COUNTED_PERIOD_H_
#define INTAKE_CORE_RULES_COUNTED_PERIOD_H_

#include "core/model/finding.h"
#include "core/rules/judgement.h"

namespace intake {

// kAfterWindow (warn): it came after the window of the month of its date.
// kBeforeWindow (warn): it is dated before its window opens.
// kPeriodClosed (warn): the month of its date is closed; it counts for the open
// one, as an adjustment.
void CheckCountedPeriod(const Judgement& judgement, Findings& findings);

}  // namespace intake

#endif  // INTAKE_CORE_RULES_COUNTED_PERIOD_H_
