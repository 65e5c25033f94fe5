// One prepared statement, and the rows of one run of it.

#ifndef INTAKE_STORAGE_SQLITE_STATEMENT_H_
#define INTAKE_STORAGE_SQLITE_STATEMENT_H_

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace intake {

// Bytes, where a plain string would be bound as text.
struct Blob {
  absl::string_view bytes;
};

// The rows of one run:
//
//   for (Rows rows = ...; rows.Next();) Use(rows.Text(0));
//
// An error ends the loop: ask status() behind it. What Text and Bytes answer
// lives until the next call of Next. Resets the statement at its end.
class Rows {
 public:
  // `statement` outlives the result; null only with an error.
  Rows(sqlite3_stmt* statement, absl::Status status)
      : statement_(statement), status_(std::move(status)) {}
  Rows(Rows&& other) noexcept
      : statement_(std::exchange(other.statement_, nullptr)),
        status_(std::move(other.status_)) {}
  Rows& operator=(Rows&&) = delete;
  ~Rows() { sqlite3_reset(statement_); }

  bool Next();
  const absl::Status& status() const { return status_; }

  int64_t Int(int column) const {
    return sqlite3_column_int64(statement_, column);
  }
  template <typename T>
  T As(int column) const {
    return static_cast<T>(Int(column));
  }
  absl::string_view Text(int column) const;
  absl::string_view Bytes(int column) const { return Text(column); }

 private:
  sqlite3_stmt* statement_;
  absl::Status status_;
};

class Statement {
 public:
  explicit Statement(sqlite3_stmt* statement) : statement_(statement) {}

  // Binds `values` to ?1, ?2, … and runs. What they point to outlives the rows.
  // REQUIRES: the rows of the run before are gone.
  template <typename... Values>
  Rows Query(const Values&... values) {
    int index = 0;
    int result = SQLITE_OK;
    ((result = result != SQLITE_OK ? result : Bind(++index, values)), ...);
    return Start(result);
  }

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const {
      sqlite3_finalize(statement);
    }
  };

  int Bind(int index, int64_t value);
  int Bind(int index, uint64_t value);
  int Bind(int index, int value);
  int Bind(int index, uint32_t value);
  int Bind(int index, bool value);
  int Bind(int index, absl::string_view text);
  int Bind(int index, Blob blob);
  Rows Start(int bind_result);

  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

}  // namespace intake

#endif  // INTAKE_STORAGE_SQLITE_STATEMENT_H_
