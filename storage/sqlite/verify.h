// Reads the whole journal and checks it.

#ifndef INTAKE_STORAGE_SQLITE_VERIFY_H_
#define INTAKE_STORAGE_SQLITE_VERIFY_H_

#include <cstdint>

#include "absl/status/statusor.h"
#include "storage/sqlite/connection.h"

namespace intake {

// Checks positions 1 to `last_position`: that none is missing, that each event
// follows its stream's last, fits its hash and can be read. Answers how many
// there are; DATA_LOSS names the first that is wrong.
//
// `connection` sees the table `journal`.
absl::StatusOr<uint64_t> VerifyJournal(Connection& connection,
                                       uint64_t last_position);

}  // namespace intake

#endif  // INTAKE_STORAGE_SQLITE_VERIFY_H_
