// What becomes of an account's live readings when an import defines it anew.

#ifndef INTAKE_CORE_DECIDE_REDEFINE_ACCOUNT_H_
#define INTAKE_CORE_DECIDE_REDEFINE_ACCOUNT_H_

#include "core/model/account.h"
#include "core/model/account_state.h"

namespace intake {

// Makes `account` the account of `state`. Imported readings are from now on
// those of its history; readings that were submitted stay, with the meter that
// has the same commodity, point, serial and day of installation and the same
// register, wherever it stands in the new definition; on one date the submitted
// reading stands. Registers that the new definition lacks are forgotten.
//
// REQUIRES: `account` is normalised.
void RedefineAccount(const Account& account, AccountState& state);

}  // namespace intake

#endif  // INTAKE_CORE_DECIDE_REDEFINE_ACCOUNT_H_
