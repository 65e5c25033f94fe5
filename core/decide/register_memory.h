// The bounded history of one register: ordered by date, one reading to a date.

#ifndef INTAKE_CORE_DECIDE_REGISTER_MEMORY_H_
#define INTAKE_CORE_DECIDE_REGISTER_MEMORY_H_

#include "absl/time/civil_time.h"
#include "core/model/account_state.h"

namespace intake {

// Puts `reading` in its place, instead of one of the same date; but one of the
// same date and value stands, and becomes as trusted as `reading` if that is
// more. Then drops the oldest beyond kReadingsRememberedPerRegister.
void Remember(LiveReading reading, RegisterHistory& history);

// Drops the reading of `date`, if there is one.
void Forget(absl::CivilDay date, RegisterHistory& history);

}  // namespace intake

#endif  // INTAKE_CORE_DECIDE_REGISTER_MEMORY_H_
