#include "core/decide/charging.h"

#include "core/rules/billing_period.h"

namespace intake {

Charging::Charging(const RuleSet& rules, absl::CivilDay today,
                   const BillingRegister* billing)
    : rules_(rules), today_(today), billing_(billing) {}

bool Charging::IsClosed(absl::CivilMonth period) const {
  return today_ > LastOpenDayOf(rules_, period) ||
         (billing_ != nullptr && billing_->IsClosed(period));
}

absl::CivilMonth Charging::MonthFor(absl::CivilMonth period) const {
  if (!IsClosed(period)) return period;
  const absl::CivilMonth open = WindowFor(rules_, today_).period;
  return billing_ != nullptr && billing_->IsClosed(open)
             ? *billing_->closed_through + 1
             : open;
}

}  // namespace intake
