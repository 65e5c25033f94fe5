// The heart, second half: how an account's state follows from what was decided.

#ifndef INTAKE_CORE_DECIDE_EVOLVE_H_
#define INTAKE_CORE_DECIDE_EVOLVE_H_

#include "core/model/account_state.h"
#include "core/model/event.h"

namespace intake {

// Applies `event`. Pure: state and event alone decide. Events of the channels'
// stream change nothing here.
//
// REQUIRES: event.sequence == state.sequence + 1.
void Evolve(AccountState& state, const Event& event);

}  // namespace intake

#endif  // INTAKE_CORE_DECIDE_EVOLVE_H_
