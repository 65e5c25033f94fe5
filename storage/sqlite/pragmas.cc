#include "storage/sqlite/pragmas.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "storage/sqlite/checked_vfs.h"
#include "storage/views/store_errors.h"

namespace intake {
namespace {

// Waiting comes first: the very first statement may meet another connection
// that recovers the file.
//
// 16 KiB pages: a group of events fills some of them, and fsync costs the same
// for 64 KiB as for 4 KiB. The page size must come before the first table.
constexpr char kJournalPragmas[] =
    "PRAGMA busy_timeout = 5000;"
    "PRAGMA page_size = 16384;"
    "PRAGMA journal_mode = WAL;"
    "PRAGMA synchronous = FULL;"
    "PRAGMA wal_autocheckpoint = 0;";

// What is written most, the index and the saved states, comes in order, so
// large pages: each is a call to write it, another to read it at a start, and a
// checksum. One sync for each large transaction costs little, and without it a
// failed sync could leave wrong views behind. The cache is 256 MiB (negative:
// KiB): the branches of every index of a million accounts.
constexpr char kViewsPragmas[] =
    "PRAGMA busy_timeout = 5000;"
    "PRAGMA page_size = 16384;"
    "PRAGMA journal_mode = WAL;"
    "PRAGMA synchronous = FULL;"
    "PRAGMA wal_autocheckpoint = 8000;"
    "PRAGMA cache_size = -262144;";

constexpr char kRecordsPragmas[] =
    "PRAGMA busy_timeout = 5000;"
    "PRAGMA journal_mode = WAL;"
    "PRAGMA synchronous = FULL;";

constexpr char kReaderPragmas[] =
    "PRAGMA busy_timeout = 5000;"
    "PRAGMA query_only = ON;"
    "PRAGMA cache_size = -16384;";

constexpr char kPeoplePragmas[] =
    "PRAGMA busy_timeout = 5000;"
    "PRAGMA page_size = 4096;"
    "PRAGMA journal_mode = WAL;"
    "PRAGMA synchronous = FULL;"
    "PRAGMA secure_delete = ON;";

constexpr char kEmptyLog[] = "PRAGMA wal_checkpoint(TRUNCATE)";

constexpr char kAttachJournal[] = "ATTACH DATABASE ?1 AS journal_file";

// Leaves the file with schema `version`, or as it was.
absl::Status RunMigration(Connection& connection, const char* script,
                          int64_t version) {
  absl::StatusOr<Transaction> transaction = Transaction::Begin(connection);
  if (!transaction.ok()) return transaction.status();
  // A PRAGMA takes no bound values.
  const std::string set_version =
      absl::StrCat("PRAGMA user_version = ", version);
  absl::Status status = connection.RunScript(script);
  if (status.ok()) status = connection.RunScript(set_version.c_str());
  return status.ok() ? transaction->Commit() : status;
}

}  // namespace

absl::Status ConfigureJournal(Connection& connection) {
  return connection.RunScript(kJournalPragmas);
}

absl::Status ConfigureViews(Connection& connection) {
  return connection.RunScript(kViewsPragmas);
}

absl::Status ConfigureRecords(Connection& connection) {
  return connection.RunScript(kRecordsPragmas);
}

absl::Status ConfigureReader(Connection& connection,
                             absl::string_view journal_path) {
  if (absl::Status status = connection.RunScript(kReaderPragmas);
      !status.ok()) {
    return status;
  }
  return connection.Run(kAttachJournal, journal_path);
}

absl::Status ConfigurePeople(Connection& connection) {
  return connection.RunScript(kPeoplePragmas);
}

absl::Status EmptyLog(Connection& connection) {
  return connection.RunScript(kEmptyLog);
}

absl::StatusOr<int64_t> SchemaVersion(Connection& connection) {
  Rows rows = connection.Query("PRAGMA user_version");
  if (!rows.Next()) return rows.status();
  return rows.Int(0);
}

absl::Status Migrate(Connection& connection,
                     absl::Span<const char* const> migrations) {
  const absl::StatusOr<int64_t> had = SchemaVersion(connection);
  if (!had.ok()) return had.status();
  const auto known = static_cast<int64_t>(migrations.size());
  if (*had > known) {
    return absl::FailedPreconditionError(
        absl::StrCat("the file has schema ", *had, ", this program knows ",
                     known, ": run the newer program it was written by"));
  }
  for (int64_t version = *had; version < known; ++version) {
    absl::Status status = RunMigration(
        connection, migrations[static_cast<size_t>(version)], version + 1);
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

absl::Status MakeTables(Connection& connection, const char* schema,
                        int64_t version) {
  const absl::StatusOr<int64_t> had = SchemaVersion(connection);
  if (!had.ok()) return had.status();
  if (*had == version) return absl::OkStatus();
  if (*had != 0) {
    return absl::FailedPreconditionError(
        absl::StrCat("the file has schema ", *had, ", wanted ", version));
  }
  return RunMigration(connection, schema, version);
}

absl::Status CheckIntegrity(Connection& connection) {
  const uint64_t failed_reads = ReadTroubleOfThread().failed_reads;
  Rows rows = connection.Query("PRAGMA integrity_check(1)");
  while (rows.Next()) {
    if (rows.Text(0) == "ok") continue;
    // What cannot be read now is not damage.
    if (ReadTroubleOfThread().failed_reads != failed_reads) {
      return StoreUnavailable(rows.Text(0));
    }
    return absl::DataLossError(rows.Text(0));
  }
  return rows.status();
}

}  // namespace intake
