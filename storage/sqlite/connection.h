// A connection to one SQLite file, with its prepared statements.

#ifndef INTAKE_STORAGE_SQLITE_CONNECTION_H_
#define INTAKE_STORAGE_SQLITE_CONNECTION_H_

#include <sqlite3.h>

#include <memory>
#include <string>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "storage/sqlite/statement.h"

namespace intake {

struct FileOptions {
  std::string path;
  // The name of a registered sqlite3_vfs; empty for the system's own.
  std::string vfs;
};

// Not thread-safe: one thread at a time.
class Connection {
 public:
  enum class Access { kReadOnly, kReadWrite, kCreate };

  // UNAVAILABLE: no such file, no rights to it.
  static absl::StatusOr<std::unique_ptr<Connection>> Open(
      const FileOptions& file, Access access);

  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection();

  // Runs one statement, prepared on its first use and kept. `sql` is a constant
  // of the program: it is known by its address.
  template <typename... Values>
  Rows Query(const char* sql, const Values&... values) {
    absl::StatusOr<Statement*> statement = Prepared(sql);
    if (!statement.ok()) return {nullptr, statement.status()};
    return (*statement)->Query(values...);
  }

  // The same for a statement without rows.
  template <typename... Values>
  absl::Status Run(const char* sql, const Values&... values) {
    Rows rows = Query(sql, values...);
    while (rows.Next()) {
    }
    return rows.status();
  }

  // Runs a script of several statements once.
  absl::Status RunScript(const char* sql);

  sqlite3* handle() { return database_; }

 private:
  explicit Connection(sqlite3* database) : database_(database) {}
  absl::StatusOr<Statement*> Prepared(const char* sql);

  sqlite3* database_;
  absl::flat_hash_map<const char*, std::unique_ptr<Statement>> statements_;
};

// Rolls back at its end unless committed.
class Transaction {
 public:
  // Takes the write lock at once. `connection` outlives the result.
  static absl::StatusOr<Transaction> Begin(Connection& connection);
  // Several questions to one state of the database.
  static absl::StatusOr<Transaction> BeginRead(Connection& connection);

  Transaction(Transaction&& other) noexcept
      : connection_(std::exchange(other.connection_, nullptr)) {}
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();

  absl::Status Commit();

 private:
  explicit Transaction(Connection& connection) : connection_(&connection) {}

  // Null once committed.
  Connection* connection_;
};

}  // namespace intake

#endif  // INTAKE_STORAGE_SQLITE_CONNECTION_H_
