// What billing is told: usage, and the taking back of usage.

#ifndef INTAKE_CORE_MODEL_USAGE_CHANGE_H_
#define INTAKE_CORE_MODEL_USAGE_CHANGE_H_

#include <string>

#include "absl/time/civil_time.h"
#include "core/base/amount.h"
#include "core/model/register_slot.h"

namespace intake {

// Usage between two readings of one register that follow each other. What has
// been told is never changed: when a reading comes between, goes, or gets
// another value, the usage told before is taken back and told anew. So the sum
// of a register's changes is at all times what its dial moved from the first
// reading to the last, wraps included.
struct UsageChange {
  RegisterSlot slot;
  std::string serial;
  // One dial unit is so many thousandths of a commodity unit.
  Milli multiplier = kMilliPerUnit;
  absl::CivilDay from_date;
  Milli from_value = 0;
  absl::CivilDay to_date;
  Milli to_value = 0;
  // In dial units; negative where it takes back what was told before.
  Milli usage = 0;
  // The month that the usage belongs to, and the one that it is charged in:
  // another one when the first is closed.
  absl::CivilMonth period;
  absl::CivilMonth charged_in;

  friend bool operator==(const UsageChange&, const UsageChange&) = default;
};

}  // namespace intake

#endif  // INTAKE_CORE_MODEL_USAGE_CHANGE_H_
