// What a role may do, as the menu that is on every page. Each entry has a
// number key: `*5` and Enter in the field that has the focus goes there, by the
// numeric pad alone.

#ifndef INTAKE_CHANNELS_DESK_MENU_H_
#define INTAKE_CHANNELS_DESK_MENU_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "intake/v1/staff_service.pb.h"

namespace intake::desk {

struct MenuEntry {
  char key = '1';
  // A key of FrameWords.
  absl::string_view word;
  absl::string_view path;
};

// Whether `role` has what one of `roles` has: a supervisor an agent's and a
// clerk's too, an administrator everybody's.
bool MayAct(v1::StaffRole role, absl::Span<const v1::StaffRole> roles);

// In order of key.
std::vector<MenuEntry> MenuFor(v1::StaffRole role);

// Where `*5` leads; none where `typed` is no such thing, or not for `role`.
std::optional<std::string> MenuPath(v1::StaffRole role,
                                    absl::string_view typed);

}  // namespace intake::desk

#endif  // INTAKE_CHANNELS_DESK_MENU_H_
