// What an account looks like to whoever is about to enter its readings.

#ifndef INTAKE_CORE_ADMISSION_DESCRIBE_ACCOUNT_H_
#define INTAKE_CORE_ADMISSION_DESCRIBE_ACCOUNT_H_

#include "absl/time/civil_time.h"
#include "core/admission/admission.h"
#include "core/model/account_state.h"
#include "core/model/billing_register.h"
#include "core/rules/rule_set.h"

namespace intake {

// `today` is the supplier's civil date, `rules` those in force on it.
//
// REQUIRES: state.account.
AccountDescription DescribeAccount(const AccountState& state,
                                   const RuleSet& rules, absl::CivilDay today,
                                   const BillingRegister& billing);

}  // namespace intake

#endif  // INTAKE_CORE_ADMISSION_DESCRIBE_ACCOUNT_H_
