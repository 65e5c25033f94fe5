// Where one reading of a text fits, and a careful person would ask all the
// same.

#ifndef INTAKE_CORE_TEXT_DOUBT_H_
#define INTAKE_CORE_TEXT_DOUBT_H_

#include "absl/types/span.h"
#include "core/model/register_slot.h"
#include "core/text/interpreter.h"
#include "core/text/items.h"

namespace intake {

// REQUIRES: `found` has its slots.
bool IsDoubtful(const Items& items, const Interpretation& found,
                absl::Span<const RegisterSlot> slots);

}  // namespace intake

#endif  // INTAKE_CORE_TEXT_DOUBT_H_
