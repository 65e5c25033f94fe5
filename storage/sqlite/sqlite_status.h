// SQLite's result codes as the store's errors.

#ifndef INTAKE_STORAGE_SQLITE_SQLITE_STATUS_H_
#define INTAKE_STORAGE_SQLITE_SQLITE_STATUS_H_

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace intake {

// OK for SQLITE_OK, SQLITE_ROW and SQLITE_DONE. Otherwise, with the text of the
// code led by `place`:
//   RESOURCE_EXHAUSTED `STORE_FULL`     no space on the disk
//   UNAVAILABLE `STORE_UNAVAILABLE`     input/output, locks, rights, memory
//   DATA_LOSS                           the file is damaged, no database, or
//                                       holds rows that it cannot hold
//   INTERNAL                            a mistake in our SQL
absl::Status SqliteStatus(int result_code, absl::string_view place);

}  // namespace intake

#endif  // INTAKE_STORAGE_SQLITE_SQLITE_STATUS_H_
