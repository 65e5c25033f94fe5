// How far billing is: what the billing stream adds up to.

#ifndef INTAKE_CORE_MODEL_BILLING_REGISTER_H_
#define INTAKE_CORE_MODEL_BILLING_REGISTER_H_

#include <cstdint>
#include <optional>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "core/model/event.h"

namespace intake {

struct BillingRegister {
  uint32_t sequence = 0;
  // This month and all before it are closed; none where none was.
  std::optional<absl::CivilMonth> closed_through;
  // Everything up to this position of the journal is charged.
  uint64_t acknowledged_position = 0;
  // What was recorded by then counts as charged: a customer may not change it.
  absl::Time charged_until = absl::InfinitePast();

  bool IsClosed(absl::CivilMonth period) const {
    return closed_through && period <= *closed_through;
  }
};

// REQUIRES: event.sequence == billing.sequence + 1.
void Evolve(BillingRegister& billing, const Event& event);

}  // namespace intake

#endif  // INTAKE_CORE_MODEL_BILLING_REGISTER_H_
