// The heart, second half: how an account's state follows from what was decided.

#ifndef INTAKE_CORE_DECIDE_EVOLVE_H_
#define INTAKE_CORE_DECIDE_EVOLVE_H_

#include "absl/time/time.h"
#include "core/model/account_state.h"
#include "core/model/event.h"

namespace intake {

// Applies `event`. Pure: state and event alone decide. Events of other streams
// change nothing here.
//
// REQUIRES: event.sequence == state.sequence + 1.
void Evolve(AccountState& state, const Event& event);

// Removes and adds readings, as the events that staff cause do.
void ApplyEffects(const ReadingEffects& effects, absl::Time recorded_at,
                  AccountState& state);

}  // namespace intake

#endif  // INTAKE_CORE_DECIDE_EVOLVE_H_
