// The values of a dial that would pass without a word: what is shown beside an
// input field before anybody types.

#ifndef INTAKE_CORE_RULES_EXPECTED_RANGE_H_
#define INTAKE_CORE_RULES_EXPECTED_RANGE_H_

#include <optional>

#include "absl/time/civil_time.h"
#include "core/base/amount.h"
#include "core/model/account_state.h"
#include "core/model/billing_register.h"
#include "core/rules/rule_set.h"

namespace intake {

// Both ends belong to it; the upper one is at most what the dial can show.
struct ValueRange {
  Milli from = 0;
  Milli to = 0;

  friend bool operator==(const ValueRange&, const ValueRange&) = default;
};

// The values of the register `target` of `state`, read and received on `day` in
// a customer's channel, that neither go back nor make kHighUsage or
// kPhysicalLimit speak. None where there is no reading to count from, or no
// such register. Without `billing` nothing is closed or charged.
std::optional<ValueRange> ExpectedRange(
    const AccountState& state, RegisterRef target, const RuleSet& rules,
    absl::CivilDay day, const BillingRegister* billing = nullptr);

}  // namespace intake

#endif  // INTAKE_CORE_RULES_EXPECTED_RANGE_H_
