// In which month usage is charged.

#ifndef INTAKE_CORE_DECIDE_CHARGING_H_
#define INTAKE_CORE_DECIDE_CHARGING_H_

#include "absl/time/civil_time.h"
#include "core/model/billing_register.h"
#include "core/rules/rule_set.h"

namespace intake {

class Charging {
 public:
  // As on the day `today`. `rules` outlives it; `billing` may be null: then
  // only the calendar closes months.
  Charging(const RuleSet& rules, absl::CivilDay today,
           const BillingRegister* billing);

  bool IsClosed(absl::CivilMonth period) const;
  // `period`, or the open month where that is closed.
  absl::CivilMonth MonthFor(absl::CivilMonth period) const;

 private:
  const RuleSet& rules_;
  const absl::CivilDay today_;
  const BillingRegister* const billing_;
};

}  // namespace intake

#endif  // INTAKE_CORE_DECIDE_CHARGING_H_
