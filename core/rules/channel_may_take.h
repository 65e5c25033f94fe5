// The channel must be one that takes this.

#ifndef INTAKE_CORE_RULES_CHANNEL_MAY_TAKE_H_
#define INTAKE_CORE_RULES_CHANNEL_MAY_TAKE_H_

#include "core/model/finding.h"
#include "core/rules/judgement.h"

namespace intake {

// kChannelRetired (refuse): its policy had ended, or had not begun, at the
// moment of receipt. Nothing else is looked at: no date the sender claims.
// kChannelNotForCommodity (refuse): once for each meter it does not serve.
// kSignatureMissing (refuse): its policy asks for a signature and there is
// none.
void CheckChannelMayTake(const Judgement& judgement, Findings& findings);

}  // namespace intake

#endif  // INTAKE_CORE_RULES_CHANNEL_MAY_TAKE_H_
