// The meter must hang at its point, and be one that people read.

#ifndef INTAKE_CORE_RULES_METER_IN_USE_H_
#define INTAKE_CORE_RULES_METER_IN_USE_H_

#include "core/model/finding.h"
#include "core/rules/judgement.h"

namespace intake {

// kMeterRemoved (hold, staff): dated after the meter's removal, so shortly that
// the values were fitted to it all the same. Once a meter.
// kMeterAutomatic (warn): read remotely; kept, not billed. Once a meter.
void CheckMeterInUse(const Judgement& judgement, Findings& findings);

}  // namespace intake

#endif  // INTAKE_CORE_RULES_METER_IN_USE_H_
