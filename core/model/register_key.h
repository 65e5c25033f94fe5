// A register as people and other systems name it.

#ifndef INTAKE_CORE_MODEL_REGISTER_KEY_H_
#define INTAKE_CORE_MODEL_REGISTER_KEY_H_

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "core/model/account.h"
#include "core/model/register_slot.h"

namespace intake {

// What is left out is found where only one register fits.
struct RegisterKey {
  std::optional<Commodity> commodity;
  std::optional<MeteringPoint> point;
  std::optional<RegisterKind> kind;
  // The meter's; empty: the meter that hangs on the day asked for.
  std::string serial;
};

// The one register of `account` that `key` names on `date`; with a serial, on
// whatever day the meter hung. NOT_FOUND `REGISTER_NOT_FOUND`: there is none,
// or more than one; the message names those there are.
absl::StatusOr<RegisterRef> FindRegister(const Account& account,
                                         const RegisterKey& key,
                                         absl::CivilDay date);

// Where the register `ref` of `before` stands in `account`, another definition
// of the same account: the same dial of the meter that has the same commodity,
// point, serial and day of installation. None where there is no such.
std::optional<RegisterRef> CounterpartIn(const Account& account,
                                         const Account& before,
                                         RegisterRef ref);

// The slot of `ref`, as a submission's values are fitted to.
RegisterSlot SlotOf(const Account& account, RegisterRef ref);

}  // namespace intake

#endif  // INTAKE_CORE_MODEL_REGISTER_KEY_H_
