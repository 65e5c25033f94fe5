// All values of an account in one field: `50613+48072`. Pages come without
// scripts, so keys that are typed while the next page is on its way are lost;
// hands that do not wait for a page per value type them all at once.

#ifndef INTAKE_CHANNELS_DESK_CALL_VALUE_LINE_H_
#define INTAKE_CHANNELS_DESK_CALL_VALUE_LINE_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "channels/desk/call/typed_call.h"

namespace intake::desk {

// What stands between the pluses, without blanks around it; where nothing
// does, nothing. A blank inside a value stays: people group digits with it.
std::vector<std::string> ValuesInLine(absl::string_view typed);

// Gives `values` to the registers from `first` on, whatever they had.
// INVALID_ARGUMENT, and nothing is changed: more values than registers.
absl::Status SetValues(const std::vector<std::string>& values, size_t first,
                       TypedCall& call);

// The same for every field with a plus in it. One with too many values is
// emptied, for it has to be typed anew; the error says what was in it.
absl::Status SpreadLines(TypedCall& call);

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_CALL_VALUE_LINE_H_
