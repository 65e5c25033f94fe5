// A dial only moves forward, and wraps to zero after its last digit.

#ifndef INTAKE_CORE_RULES_REGISTER_RUNS_FORWARD_H_
#define INTAKE_CORE_RULES_REGISTER_RUNS_FORWARD_H_

#include "core/model/finding.h"
#include "core/rules/judgement.h"

namespace intake {

// kLessThanPrevious (hold, staff): lower than the previous actual reading, and
// no wrap explains it.
// kPreviousSuspect (hold, staff): in place of that, where the value would be
// usual after the reading before the previous one, and the previous was not.
// kRollover (warn): lower, and a wrap does: the dial was in its last tenth
// (rollover_from_percent), and the usage stays below the hold band.
// kGreaterThanNext (hold, staff): above a later live reading, wraps aside.
// A first reading passes.
void CheckRegisterRunsForward(const Judgement& judgement, Findings& findings);

}  // namespace intake

#endif  // INTAKE_CORE_RULES_REGISTER_RUNS_FORWARD_H_
