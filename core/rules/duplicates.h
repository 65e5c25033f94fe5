// What was said before, and what takes the place of it.

#ifndef INTAKE_CORE_RULES_DUPLICATES_H_
#define INTAKE_CORE_RULES_DUPLICATES_H_

#include "core/model/finding.h"
#include "core/rules/judgement.h"

namespace intake {

// kCorrectsEarlier (info): takes the place of live readings of the open period.
// kKeyReused (refuse): the same key came before with other content.
// kCorroborated, kRepeated (info): the same value for the same date is live
// already, from another channel or from this one.
// kConflict (hold, staff): another value for the same date is live, and may not
// be replaced.
void CheckDuplicates(const Judgement& judgement, Findings& findings);

}  // namespace intake

#endif  // INTAKE_CORE_RULES_DUPLICATES_H_
