// The account must still be one.

#ifndef INTAKE_CORE_RULES_ACCOUNT_STANDING_H_
#define INTAKE_CORE_RULES_ACCOUNT_STANDING_H_

#include "core/model/finding.h"
#include "core/rules/judgement.h"

namespace intake {

// kAccountRestored (info): the request names the account without its leading
// zeros.
// kAccountClosed: refuse for a reading of the closing day or later, and for one
// that comes later than removal_grace_days after it; hold, staff, for the rest
// of what comes after the closing.
void CheckAccountStanding(const Judgement& judgement, Findings& findings);

}  // namespace intake

#endif  // INTAKE_CORE_RULES_ACCOUNT_STANDING_H_
