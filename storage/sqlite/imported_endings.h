// The table of imported readings that are live no more.

#ifndef INTAKE_STORAGE_SQLITE_IMPORTED_ENDINGS_H_
#define INTAKE_STORAGE_SQLITE_IMPORTED_ENDINGS_H_

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "storage/sqlite/connection.h"
#include "storage/views/readings.h"

namespace intake {

// Unless that place has one: what became of it first stays so. Whether there is
// an imported reading is in the journal; an ending of none changes nothing.
absl::Status PutImportedEnding(Connection& connection, absl::string_view stream,
                               const ReadingPlace& place, ReadingState state);

absl::Status DropImportedEndings(Connection& connection,
                                 absl::string_view stream);

absl::StatusOr<ImportedEndings> LoadImportedEndings(Connection& connection,
                                                    absl::string_view stream);

}  // namespace intake

#endif  // INTAKE_STORAGE_SQLITE_IMPORTED_ENDINGS_H_
