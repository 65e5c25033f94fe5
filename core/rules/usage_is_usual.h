// Usage since the previous reading, beside what is usual.

#ifndef INTAKE_CORE_RULES_USAGE_IS_USUAL_H_
#define INTAKE_CORE_RULES_USAGE_IS_USUAL_H_

#include "core/model/finding.h"
#include "core/rules/judgement.h"

namespace intake {

// kHighUsage: warn above the first band, hold, customer, above the second.
// kPhysicalLimit (refuse): more than the connection can deliver.
// kLowUsage (warn): far below the average, but something.
// kZeroUsage (warn): nothing used for zero_usage_periods months or more.
// Without a previous reading there is no usage.
void CheckUsageIsUsual(const Judgement& judgement, Findings& findings);

}  // namespace intake

#endif  // INTAKE_CORE_RULES_USAGE_IS_USUAL_H_
