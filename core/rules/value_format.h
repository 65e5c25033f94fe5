// A value must be one that the dial can show.

#ifndef INTAKE_CORE_RULES_VALUE_FORMAT_H_
#define INTAKE_CORE_RULES_VALUE_FORMAT_H_

#include "core/model/finding.h"
#include "core/rules/judgement.h"

namespace intake {

// kValueFormat (refuse): negative, an exponent, hexadecimal, not a number.
// kTooManyDigits (refuse): more whole digits than the dial has.
// kFractionIgnored (warn): more decimals than the dial has; they were cut.
void CheckValueFormat(const Judgement& judgement, Findings& findings);

}  // namespace intake

#endif  // INTAKE_CORE_RULES_VALUE_FORMAT_H_
