// From a submission's content to values of an account's registers, whatever
// form the content has: the one place where forms differ.

#ifndef INTAKE_CORE_DECIDE_UNDERSTAND_H_
#define INTAKE_CORE_DECIDE_UNDERSTAND_H_

#include <vector>

#include "absl/time/civil_time.h"
#include "core/decide/decide.h"
#include "core/model/account_state.h"
#include "core/model/finding.h"
#include "core/model/submission.h"
#include "core/rules/rule_set.h"
#include "core/target/assign_values.h"

namespace intake {

struct Understanding {
  // The account of the state, where the submission names it and no other.
  const Account* account = nullptr;
  // The date the submission gives, else `today`.
  absl::CivilDay date;
  // In canonical order; empty where syntax or identity stopped it.
  std::vector<AssignedValue> values;
  Findings findings;
};

// `rules` are those in force, `today` the supplier's civil date of receipt.
// Values for a meter that was removed not longer than removal_grace_days before
// their date are fitted to it.
Understanding Understand(const AccountState& state, const Facts& facts,
                         const Submission& submission, const RuleSet& rules,
                         absl::CivilDay today);

}  // namespace intake

#endif  // INTAKE_CORE_DECIDE_UNDERSTAND_H_
