// What may have gone wrong with values that are not taken: each explanation
// tests one hypothesis and proposes at most one value for a register.

#ifndef INTAKE_CORE_RULES_EXPLANATIONS_H_
#define INTAKE_CORE_RULES_EXPLANATIONS_H_

#include <vector>

#include "core/model/account_state.h"
#include "core/model/finding.h"
#include "core/model/receipt.h"
#include "core/rules/judgement.h"

namespace intake {

// Adds a finding (info) for every explanation that fits, with the value it
// proposes as suggestion, register by register. The answer is what the first
// that fits and proposes something makes of the whole submission: a value for
// each of its registers, all of which pass without a hold; empty where there is
// none, and for WRONG_ACCOUNT and METER_CHANGED, which propose no values.
//
// Looks only where `findings` has TOO_MANY_DIGITS or a value rule that holds or
// refuses; where PREVIOUS_SUSPECT does, the previous reading is the one to
// explain, and nothing is looked for. `state` is the account's.
std::vector<UnderstoodValue> Explain(const AccountState& state,
                                     const Judgement& judgement,
                                     Findings& findings);

// Whether judgement.other_accounts could explain anything: they are fetched
// only then.
bool AsksForOtherAccounts(const Findings& findings);

}  // namespace intake

#endif  // INTAKE_CORE_RULES_EXPLANATIONS_H_
