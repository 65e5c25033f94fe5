#include "storage/sqlite/connection.h"

#include <utility>

#include "absl/base/macros.h"
#include "storage/sqlite/checked_vfs.h"
#include "storage/sqlite/sqlite_status.h"

namespace intake {
namespace {

constexpr char kBegin[] = "BEGIN";
constexpr char kBeginImmediate[] = "BEGIN IMMEDIATE";
constexpr char kCommit[] = "COMMIT";
constexpr char kRollback[] = "ROLLBACK";

int FlagsOf(Connection::Access access) {
  // Each connection is used by one thread at a time: SQLite's own mutex would
  // only cost.
  constexpr int kAlways = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  switch (access) {
    case Connection::Access::kReadOnly:
      return SQLITE_OPEN_READONLY | kAlways;
    case Connection::Access::kReadWrite:
      return SQLITE_OPEN_READWRITE | kAlways;
    case Connection::Access::kCreate:
      return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | kAlways;
  }
  return kAlways;
}

}  // namespace

absl::StatusOr<std::unique_ptr<Connection>> Connection::Open(
    const FileOptions& file, Access access) {
  sqlite3* database = nullptr;
  const int result = sqlite3_open_v2(file.path.c_str(), &database,
                                     FlagsOf(access), CheckedVfsName(file.vfs));
  // Even a failed open may leave a handle behind, which this closes.
  std::unique_ptr<Connection> connection(new Connection(database));
  if (result != SQLITE_OK) return SqliteStatus(result, file.path);
  // For a file that is made now; one that is there stays as it is.
  int room = kPageChecksumBytes;
  sqlite3_file_control(database, "main", SQLITE_FCNTL_RESERVE_BYTES, &room);
  return connection;
}

Connection::~Connection() {
  statements_.clear();
  const int result = sqlite3_close(database_);
  ABSL_ASSERT(result == SQLITE_OK);
}

absl::Status Connection::RunScript(const char* sql) {
  return SqliteStatus(sqlite3_exec(database_, sql, nullptr, nullptr, nullptr),
                      sql);
}

absl::StatusOr<Statement*> Connection::Prepared(const char* sql) {
  std::unique_ptr<Statement>& statement = statements_[sql];
  if (statement == nullptr) {
    sqlite3_stmt* prepared = nullptr;
    const int result = sqlite3_prepare_v3(
        database_, sql, -1, SQLITE_PREPARE_PERSISTENT, &prepared, nullptr);
    if (result != SQLITE_OK) return SqliteStatus(result, sql);
    statement = std::make_unique<Statement>(prepared);
  }
  return statement.get();
}

absl::StatusOr<Transaction> Transaction::Begin(Connection& connection) {
  if (absl::Status status = connection.Run(kBeginImmediate); !status.ok()) {
    return status;
  }
  return Transaction(connection);
}

absl::StatusOr<Transaction> Transaction::BeginRead(Connection& connection) {
  if (absl::Status status = connection.Run(kBegin); !status.ok()) {
    return status;
  }
  return Transaction(connection);
}

Transaction::~Transaction() {
  // SQLite may have rolled back by itself already: then this fails, harmlessly.
  if (connection_ != nullptr) connection_->Run(kRollback).IgnoreError();
}

absl::Status Transaction::Commit() {
  if (absl::Status status = connection_->Run(kCommit); !status.ok()) {
    return status;
  }
  connection_ = nullptr;
  return absl::OkStatus();
}

}  // namespace intake
