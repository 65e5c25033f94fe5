#include "channels/cli/staff_view.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "channels/cli/render/table.h"
#include "channels/cli/render/words.h"

namespace intake::cli {
namespace {

constexpr char kPrefix[] = "STAFF_ROLE_";

}  // namespace

std::string RoleWord(v1::StaffRole role) {
  const std::string& name = v1::StaffRole_Name(role);
  if (name.empty()) return absl::StrCat(static_cast<int>(role));
  return absl::AsciiStrToLower(absl::StripPrefix(name, kPrefix));
}

absl::StatusOr<v1::StaffRole> RoleFromWord(const std::string& word) {
  v1::StaffRole role = v1::STAFF_ROLE_UNSPECIFIED;
  if (v1::StaffRole_Parse(absl::StrCat(kPrefix, absl::AsciiStrToUpper(word)),
                          &role) &&
      role != v1::STAFF_ROLE_UNSPECIFIED) {
    return role;
  }
  return absl::InvalidArgumentError(
      absl::StrCat("--role: got \"", word,
                   "\", want agent, clerk, supervisor or administrator"));
}

std::string StaffListText(const v1::ListStaffResponse& list,
                          const Console& console) {
  Table table({{"Log-in"}, {"Name"}, {"Role"}, {"State"}});
  for (const v1::StaffMember& member : list.staff()) {
    table.AddRow({member.log_in(), member.name(), RoleWord(member.role()),
                  member.disabled()           ? "disabled"
                  : member.password_expired() ? "has to change the password"
                                              : ""});
  }
  return table.Render(console);
}

std::string StaffActionsText(const v1::ListStaffActionsResponse& list,
                             const Console& console, absl::TimeZone zone) {
  Table table({{"When"}, {"Who"}, {"What"}, {"On what"}});
  for (const v1::StaffAction& action : list.actions()) {
    table.AddRow({MomentForPeople(action.at(), zone), action.actor(),
                  action.action(), action.detail()});
  }
  return table.Render(console);
}

}  // namespace intake::cli
