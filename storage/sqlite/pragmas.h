// How every connection of the store is set up: all PRAGMAs, in one place.

#ifndef INTAKE_STORAGE_SQLITE_PRAGMAS_H_
#define INTAKE_STORAGE_SQLITE_PRAGMAS_H_

#include <cstdint>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "storage/sqlite/connection.h"

namespace intake {

// The journal: what is committed is on the disk. Its checkpoints are run by
// journal.cc, none by a commit.
absl::Status ConfigureJournal(Connection& connection);

// The views: whole after a crash of the machine, if some commits behind. A
// commit runs a checkpoint now and then: nobody waits for it.
absl::Status ConfigureViews(Connection& connection);

// A small file of records that change, such as batches of slips: what is
// committed is on the disk.
absl::Status ConfigureRecords(Connection& connection);

// A reader of the views that also sees the journal: the table `journal`.
// `journal_path` is the file's.
absl::Status ConfigureReader(Connection& connection,
                             absl::string_view journal_path);

// People: what is committed is on the disk, and what is deleted is overwritten.
absl::Status ConfigurePeople(Connection& connection);

// Writes what stands in the write-ahead log into the file, and cuts the log.
absl::Status EmptyLog(Connection& connection);

// The number of migrations the file has had; 0 in an empty one.
absl::StatusOr<int64_t> SchemaVersion(Connection& connection);

// Runs the migrations the file has not had yet, each in a transaction.
// FAILED_PRECONDITION: a newer version of the program has written the file.
absl::Status Migrate(Connection& connection,
                     absl::Span<const char* const> migrations);

// Makes the tables of an empty file, in a transaction. FAILED_PRECONDITION: it
// has those of another version.
absl::Status MakeTables(Connection& connection, const char* schema,
                        int64_t version);

// DATA_LOSS with the first damage that SQLite finds. UNAVAILABLE: the file
// cannot be read now.
absl::Status CheckIntegrity(Connection& connection);

}  // namespace intake

#endif  // INTAKE_STORAGE_SQLITE_PRAGMAS_H_
