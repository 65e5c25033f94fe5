// What becomes of an account's live readings when an import defines it anew.

#ifndef INTAKE_CORE_DECIDE_REDEFINE_ACCOUNT_H_
#define INTAKE_CORE_DECIDE_REDEFINE_ACCOUNT_H_

#include <cstdint>
#include <vector>

#include "core/decide/charging.h"
#include "core/model/account_state.h"
#include "core/model/event.h"

namespace intake {

// Makes the account of `defined` that of `state`. Imported readings are from
// now on the latest of its history; readings that were submitted stay, with the
// meter that has the same commodity, point, serial and day of installation and
// the same register, wherever it stands in the new definition; on one date the
// submitted reading stands. Registers that the new definition lacks are
// forgotten.
//
// REQUIRES: the account is normalised.
void RedefineAccount(const AccountDefined& defined, AccountState& state);

// What billing is told when `account` becomes the definition of an account that
// has one already, as far as the state remembers: what lies between imported
// readings of a new meter, or of a new account, it knows from the start.
std::vector<UsageChange> ChangesByRedefinition(const AccountState& state,
                                               const AccountDefined& defined,
                                               const Charging& charging);

// Of all that was defined, history included: an import that has the state's
// changes nothing. Two definitions of one account share it once in 2^64; the
// later one is then taken for no change until it changes again. Whoever could
// bring that about on purpose may define the account as they like anyway.
uint64_t DefinitionFingerprint(const AccountDefined& defined);

}  // namespace intake

#endif  // INTAKE_CORE_DECIDE_REDEFINE_ACCOUNT_H_
