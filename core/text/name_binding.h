// Whose name is whose: names of registers stand before or after their values.

#ifndef INTAKE_CORE_TEXT_NAME_BINDING_H_
#define INTAKE_CORE_TEXT_NAME_BINDING_H_

#include "absl/types/span.h"
#include "core/model/register_slot.h"
#include "core/text/interpreter.h"
#include "core/text/items.h"

namespace intake {

// The styles worth trying for `items`: one or two of each kind of name.
struct BindingStyles {
  std::array<BindingStyle, 4> list;
  size_t count = 0;
};
BindingStyles StylesFor(const Items& items);

// Gives each value of `roles` its name. A commodity's name holds until the next
// one, a point's or a zone's for one value; several in a row belong to as many
// values in a row. Answers false where a name is left over, or is nearer to the
// value on its other side.
bool BindNames(const Items& items, const Roles& roles, BindingStyle style,
               absl::Span<const RegisterSlot> slots, BoundNames& names);

}  // namespace intake

#endif  // INTAKE_CORE_TEXT_NAME_BINDING_H_
