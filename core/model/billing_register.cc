#include "core/model/billing_register.h"

#include <algorithm>
#include <variant>

#include "absl/base/macros.h"

namespace intake {

void Evolve(BillingRegister& billing, const Event& event) {
  ABSL_HARDENING_ASSERT(event.sequence == billing.sequence + 1);
  billing.sequence = event.sequence;
  if (const auto* closed = std::get_if<PeriodClosed>(&event.body)) {
    billing.closed_through = closed->period;
  } else if (const auto* charged =
                 std::get_if<ChangesAcknowledged>(&event.body)) {
    billing.acknowledged_position = charged->position;
    billing.charged_until =
        std::max(billing.charged_until, charged->recorded_at);
  }
}

}  // namespace intake
