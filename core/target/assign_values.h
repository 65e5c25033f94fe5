// Fits values to the registers of an account: shared by every channel, whether
// the values came in order, by name, or out of a text.

#ifndef INTAKE_CORE_TARGET_ASSIGN_VALUES_H_
#define INTAKE_CORE_TARGET_ASSIGN_VALUES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/types/span.h"
#include "core/model/account.h"
#include "core/model/finding.h"
#include "core/model/register_slot.h"
#include "core/model/submission.h"

namespace intake {

struct AssignedValue {
  RegisterSlot slot;
  // The decimal string as it came.
  std::string value;
};

struct Assignment {
  // In canonical order of slots; empty where a refusal was found.
  std::vector<AssignedValue> values;
  Findings findings;
};

// Fits `values` (named as far as they are named; none at all for values in
// canonical order) to the registers that hang on `date`. All zones of a meter
// come together. Of two risers or two commodities one may come alone when it is
// named; values without any name are of all registers. See register_fit.h for
// the search.
//
// Findings, and what `got` and `wanted` are in them:
//   kTargetAmbiguous   number of values; the registers' words
//   kNoSuchRegister    the name as words; the registers' words
//   kFewValues,
//   kExtraValues       number of values; the nearest number that fits
//   kMeterRemoved      `date`; the day the meter was removed  (refuse: whoever
//                      grants days of grace asks again for the day before it)
//   kBeforeInstallation  `date`; the day the meter was installed
//   kMeterMismatch     the serial, with the day of removal if it is the former
//                      meter's; the active meter's serial     (hold, staff)
//   kPartial           words of what came; words of what did not      (info)
Assignment AssignValues(const Account& account, absl::CivilDay date,
                        absl::Span<const NamedValue> values);

// The installation that hangs on `date` and has this serial; none where there
// is none.
std::optional<uint32_t> ActiveMeter(const Account& account, absl::CivilDay date,
                                    absl::string_view serial);

}  // namespace intake

#endif  // INTAKE_CORE_TARGET_ASSIGN_VALUES_H_
