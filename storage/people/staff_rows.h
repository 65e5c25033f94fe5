// Staff, and what they did, as rows.

#ifndef INTAKE_STORAGE_PEOPLE_STAFF_ROWS_H_
#define INTAKE_STORAGE_PEOPLE_STAFF_ROWS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "core/people/person.h"
#include "storage/sqlite/connection.h"

namespace intake {

// In order of log-in.
absl::StatusOr<std::vector<StoredStaff>> SelectStaff(Connection& connection);
absl::Status PutStaff(Connection& connection, const StoredStaff& member);

absl::Status InsertStaffAction(Connection& connection,
                               const StaffAction& action);
// See PeopleStore::ListStaffActions.
absl::StatusOr<std::vector<StaffAction>> SelectStaffActions(
    Connection& connection, const std::string& actor,
    std::optional<uint64_t> before, size_t items_max);

}  // namespace intake

#endif  // INTAKE_STORAGE_PEOPLE_STAFF_ROWS_H_
