// Members of staff, and what they did, for people.

#ifndef INTAKE_CHANNELS_CLI_STAFF_VIEW_H_
#define INTAKE_CHANNELS_CLI_STAFF_VIEW_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "channels/cli/render/console.h"
#include "intake/v1/staff_service.pb.h"

namespace intake::cli {

// `agent`, `clerk`, `supervisor`, `administrator`; a number where this program
// does not know it.
std::string RoleWord(v1::StaffRole role);
// INVALID_ARGUMENT: none of those.
absl::StatusOr<v1::StaffRole> RoleFromWord(const std::string& word);

std::string StaffListText(const v1::ListStaffResponse& list,
                          const Console& console);
std::string StaffActionsText(const v1::ListStaffActionsResponse& list,
                             const Console& console, absl::TimeZone zone);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_STAFF_VIEW_H_
