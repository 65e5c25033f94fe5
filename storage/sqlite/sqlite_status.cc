#include "storage/sqlite/sqlite_status.h"

#include <sqlite3.h>

#include <string>

#include "absl/strings/str_cat.h"
#include "storage/sqlite/checked_vfs.h"
#include "storage/views/store_errors.h"

namespace intake {

absl::Status SqliteStatus(int result_code, absl::string_view place) {
  const int primary_code = result_code & 0xff;
  if (primary_code == SQLITE_OK || primary_code == SQLITE_ROW ||
      primary_code == SQLITE_DONE) {
    return absl::OkStatus();
  }
  if (result_code == SQLITE_IOERR_DATA) {
    return absl::DataLossError(ReadTroubleOfThread().damage);
  }
  const std::string message =
      absl::StrCat(place, ": ", sqlite3_errstr(result_code), " (SQLite code ",
                   result_code, ")");
  switch (primary_code) {
    case SQLITE_FULL:
      return StoreFull(message);
    case SQLITE_IOERR:
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_PROTOCOL:
    case SQLITE_NOMEM:
    case SQLITE_INTERRUPT:
      return StoreUnavailable(message);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_CONSTRAINT:
      return absl::DataLossError(message);
    default:
      return absl::InternalError(message);
  }
}

}  // namespace intake
