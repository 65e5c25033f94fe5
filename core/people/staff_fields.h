// What a member of staff may be called.

#ifndef INTAKE_CORE_PEOPLE_STAFF_FIELDS_H_
#define INTAKE_CORE_PEOPLE_STAFF_FIELDS_H_

#include <string>

#include "absl/status/status.h"

namespace intake {

// INVALID_ARGUMENT at `member.log_in`: not as StoredStaff says, or the name by
// which actions know the holder of an administrator's key.
absl::Status CheckStaffLogIn(const std::string& log_in);

// INVALID_ARGUMENT at `member.name`: empty, too long or no text.
absl::Status CheckStaffName(const std::string& name);

}  // namespace intake

#endif  // INTAKE_CORE_PEOPLE_STAFF_FIELDS_H_
