// A meter is legally fit up to the last day of its verification.

#ifndef INTAKE_CORE_RULES_METER_IS_VERIFIED_H_
#define INTAKE_CORE_RULES_METER_IS_VERIFIED_H_

#include "core/model/finding.h"
#include "core/rules/judgement.h"

namespace intake {

// kVerificationExpired (warn, or hold, staff, as the rule set says): dated
// after the last valid day, and on no day on which that was suspended.
// kVerificationSoon (info): dated on the last valid day, or at most
// verification_soon_days before it.
// Once a meter.
void CheckMeterIsVerified(const Judgement& judgement, Findings& findings);

}  // namespace intake

#endif  // INTAKE_CORE_RULES_METER_IS_VERIFIED_H_
