#include "channels/desk/menu.h"

#include <algorithm>

#include "absl/strings/strip.h"

namespace intake::desk {
namespace {

struct RolesEntry {
  MenuEntry entry;
  // The least of what it takes; unspecified: anybody who is logged in.
  v1::StaffRole role = v1::STAFF_ROLE_UNSPECIFIED;
};

constexpr RolesEntry kMenu[] = {
    {{'1', "menu.call", "/call"}, v1::STAFF_ROLE_AGENT},
    {{'2', "menu.office", "/office"}, v1::STAFF_ROLE_AGENT},
    {{'3', "menu.slips", "/slips"}, v1::STAFF_ROLE_CLERK},
    {{'4', "menu.lists", "/lists"}, v1::STAFF_ROLE_CLERK},
    {{'5', "menu.review", "/review"}, v1::STAFF_ROLE_SUPERVISOR},
    {{'6', "menu.today", "/today"}, v1::STAFF_ROLE_SUPERVISOR},
    {{'7', "menu.channels", "/channels"}, v1::STAFF_ROLE_ADMINISTRATOR},
    {{'8', "menu.staff", "/staff"}, v1::STAFF_ROLE_ADMINISTRATOR},
    {{'9', "menu.kept", "/kept"}},
};

}  // namespace

bool MayAct(v1::StaffRole role, absl::Span<const v1::StaffRole> roles) {
  return std::any_of(roles.begin(), roles.end(), [&](v1::StaffRole wanted) {
    return role == wanted || role == v1::STAFF_ROLE_ADMINISTRATOR ||
           (role == v1::STAFF_ROLE_SUPERVISOR &&
            wanted != v1::STAFF_ROLE_ADMINISTRATOR);
  });
}

std::vector<MenuEntry> MenuFor(v1::StaffRole role) {
  std::vector<MenuEntry> menu;
  for (const RolesEntry& of : kMenu) {
    if (of.role == v1::STAFF_ROLE_UNSPECIFIED || MayAct(role, {of.role})) {
      menu.push_back(of.entry);
    }
  }
  return menu;
}

std::optional<std::string> MenuPath(v1::StaffRole role,
                                    absl::string_view typed) {
  if (!absl::ConsumePrefix(&typed, "*") || typed.size() != 1) {
    return std::nullopt;
  }
  if (typed == "0") return "/";
  for (const MenuEntry& entry : MenuFor(role)) {
    if (entry.key == typed[0]) return std::string(entry.path);
  }
  return std::nullopt;
}

}  // namespace intake::desk
