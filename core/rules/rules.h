// All rules, in order.

#ifndef INTAKE_CORE_RULES_RULES_H_
#define INTAKE_CORE_RULES_RULES_H_

#include "core/model/finding.h"
#include "core/rules/judgement.h"

namespace intake {

// What every rule that applies has to say, rule by rule and register by
// register. What stops a submission early, text and target, is found before
// there are candidates: see grammar.h and assign_values.h.
void CheckRules(const Judgement& judgement, Findings& findings);

}  // namespace intake

#endif  // INTAKE_CORE_RULES_RULES_H_
