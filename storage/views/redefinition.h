// An import may define an account anew, with meters added or corrected: then
// registers change their places, and the readings submitted for them must
// follow, as CounterpartIn of core/model/register_key.h says.

#ifndef INTAKE_STORAGE_VIEWS_REDEFINITION_H_
#define INTAKE_STORAGE_VIEWS_REDEFINITION_H_

#include <cstdint>
#include <map>

#include "core/model/account.h"
#include "core/model/register_slot.h"

namespace intake {

// The readings of a register that the account no longer has stay in the list,
// beyond every installation the account can have, and each redefinition puts
// those it removes at places of their own.
inline constexpr uint32_t kFormerInstallations = 1'000'000;

// The new places of the registers of `before` that do not stay where they are,
// when the stream's event `sequence` defines the account as `after`. No two end
// at one place, now or later.
std::map<RegisterRef, RegisterRef> MovedRegisters(const Account& before,
                                                  const Account& after,
                                                  uint32_t sequence);

}  // namespace intake

#endif  // INTAKE_STORAGE_VIEWS_REDEFINITION_H_
