// Why values do not fit an account's registers.

#ifndef INTAKE_CORE_TARGET_MISFIT_H_
#define INTAKE_CORE_TARGET_MISFIT_H_

#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "core/model/account.h"
#include "core/model/finding.h"
#include "core/model/register_slot.h"
#include "core/target/register_fit.h"

namespace intake {

// The refusals for values of these names, which do not fit `slots`, those that
// hang on `date`. Never empty.
Findings ExplainMisfit(const Account& account, absl::CivilDay date,
                       absl::Span<const RegisterSlot> slots,
                       absl::Span<const RegisterName> names);

}  // namespace intake

#endif  // INTAKE_CORE_TARGET_MISFIT_H_
