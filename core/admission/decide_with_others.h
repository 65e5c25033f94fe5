// Decide, with the sender's other accounts where a rule asks for them.

#ifndef INTAKE_CORE_ADMISSION_DECIDE_WITH_OTHERS_H_
#define INTAKE_CORE_ADMISSION_DECIDE_WITH_OTHERS_H_

#include "core/admission/state_cache.h"
#include "core/decide/decide.h"
#include "core/model/account_state.h"
#include "core/model/event.h"
#include "core/model/submission.h"

namespace intake {

// The others are those in `states` that have the sender among their phones.
SubmissionJudged DecideWithOthers(const AccountState& state, Facts facts,
                                  const Submission& submission,
                                  StateCache& states);

}  // namespace intake

#endif  // INTAKE_CORE_ADMISSION_DECIDE_WITH_OTHERS_H_
