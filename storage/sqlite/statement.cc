#include "storage/sqlite/statement.h"

#include <limits>

#include "absl/base/macros.h"
#include "storage/sqlite/sqlite_status.h"

namespace intake {
namespace {

// SQLite takes null for a NULL, which no column of ours may be.
const char* DataOf(absl::string_view bytes) {
  return bytes.data() != nullptr ? bytes.data() : "";
}

}  // namespace

bool Rows::Next() {
  if (!status_.ok()) return false;
  const int result = sqlite3_step(statement_);
  if (result == SQLITE_ROW) return true;
  status_ = SqliteStatus(
      result == SQLITE_DONE
          ? result
          : sqlite3_extended_errcode(sqlite3_db_handle(statement_)),
      sqlite3_sql(statement_));
  return false;
}

absl::string_view Rows::Text(int column) const {
  // In this order: the size is that of the form asked for last.
  const void* bytes = sqlite3_column_blob(statement_, column);
  const int size = sqlite3_column_bytes(statement_, column);
  return {static_cast<const char*>(bytes), static_cast<size_t>(size)};
}

int Statement::Bind(int index, int64_t value) {
  return sqlite3_bind_int64(statement_.get(), index, value);
}

int Statement::Bind(int index, uint64_t value) {
  ABSL_ASSERT(value <= uint64_t{std::numeric_limits<int64_t>::max()});
  return Bind(index, static_cast<int64_t>(value));
}

int Statement::Bind(int index, int value) {
  return Bind(index, int64_t{value});
}

int Statement::Bind(int index, uint32_t value) {
  return Bind(index, int64_t{value});
}

int Statement::Bind(int index, bool value) {
  return Bind(index, int64_t{value ? 1 : 0});
}

int Statement::Bind(int index, absl::string_view text) {
  return sqlite3_bind_text64(statement_.get(), index, DataOf(text), text.size(),
                             SQLITE_STATIC, SQLITE_UTF8);
}

int Statement::Bind(int index, Blob blob) {
  return sqlite3_bind_blob64(statement_.get(), index, DataOf(blob.bytes),
                             blob.bytes.size(), SQLITE_STATIC);
}

Rows Statement::Start(int bind_result) {
  return {statement_.get(),
          SqliteStatus(bind_result, sqlite3_sql(statement_.get()))};
}

}  // namespace intake
