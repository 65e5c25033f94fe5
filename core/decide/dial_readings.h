// Readings that staff give dial by dial, for one whole meter.

#ifndef INTAKE_CORE_DECIDE_DIAL_READINGS_H_
#define INTAKE_CORE_DECIDE_DIAL_READINGS_H_

#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "core/decide/staff_decisions.h"
#include "core/model/account.h"

namespace intake {

// The values of `readings` in order of the meter's registers. INVALID_ARGUMENT
// at `field`: not one for each dial, or not on it.
absl::StatusOr<std::vector<Milli>> ValuesByDial(
    const Installation& meter, absl::Span<const DialReading> readings,
    absl::string_view field);

}  // namespace intake

#endif  // INTAKE_CORE_DECIDE_DIAL_READINGS_H_
