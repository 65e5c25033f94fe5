// The date of a reading must be one on which it could have been taken.

#ifndef INTAKE_CORE_RULES_READING_DATE_H_
#define INTAKE_CORE_RULES_READING_DATE_H_

#include "core/model/finding.h"
#include "core/rules/judgement.h"

namespace intake {

// kDateInFuture (refuse): after the day of receipt.
// kTooOld (hold, staff): more than too_old_days before the day of receipt, or
// before the oldest reading that the bounded state remembers.
// (kBeforeInstallation is found where values are fitted to meters.)
void CheckReadingDate(const Judgement& judgement, Findings& findings);

}  // namespace intake

#endif  // INTAKE_CORE_RULES_READING_DATE_H_
