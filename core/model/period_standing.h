// Whether an account has sent its readings of a month.

#ifndef INTAKE_CORE_MODEL_PERIOD_STANDING_H_
#define INTAKE_CORE_MODEL_PERIOD_STANDING_H_

#include <cstdint>

#include "absl/time/civil_time.h"
#include "core/model/account_state.h"

namespace intake {

// Numbers are on the wire: permanent. Last number used: 5.
enum class PeriodStanding : uint8_t {
  // Nothing is expected: no account any more, or no meter that people read.
  kNotExpected = 1,
  // Every meter has an actual live reading that counts for the month.
  kComplete = 2,
  // Some have.
  kPartly = 3,
  // None has, but a reading for the month waits.
  kHeld = 4,
  kMissing = 5,
};

// The meters asked for are those that hang on the month's last day. For months
// that the bounded state remembers.
PeriodStanding StandingIn(const AccountState& state, absl::CivilMonth period);

}  // namespace intake

#endif  // INTAKE_CORE_MODEL_PERIOD_STANDING_H_
