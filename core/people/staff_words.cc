#include "core/people/staff_words.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/string_view.h"

namespace intake {
namespace {

absl::string_view NameOf(StaffRole role) {
  switch (role) {
    case StaffRole::kAgent:
      return "agent";
    case StaffRole::kClerk:
      return "clerk";
    case StaffRole::kSupervisor:
      return "supervisor";
    case StaffRole::kAdministrator:
      return "administrator";
  }
  return "";
}

}  // namespace

bool IsWorkingAdministrator(const StoredStaff& member) {
  return member.role == StaffRole::kAdministrator && !member.disabled;
}

std::string DescribeCreated(const StoredStaff& member) {
  return absl::StrCat(member.log_in, ", ", NameOf(member.role));
}

std::string DescribeUpdated(const StoredStaff& before,
                            const StoredStaff& after) {
  std::vector<std::string> changes;
  if (before.name != after.name) changes.emplace_back("another name");
  if (before.role != after.role) {
    changes.push_back(
        absl::StrCat(NameOf(before.role), " -> ", NameOf(after.role)));
  }
  if (before.disabled != after.disabled) {
    changes.emplace_back(after.disabled ? "disabled" : "enabled");
  }
  return absl::StrCat(
      after.log_in, ": ",
      changes.empty() ? "no change" : absl::StrJoin(changes, ", "));
}

}  // namespace intake
