#include "storage/backup/copy_database.h"

#include <sqlite3.h>

#include <filesystem>
#include <memory>
#include <system_error>

#include "absl/strings/str_cat.h"
#include "storage/sqlite/sqlite_status.h"

namespace intake {
namespace {

// Of one step, after which progress is told of: some megabytes.
constexpr int kPagesAStep = 512;

constexpr char kAnyRead[] = "SELECT COUNT(*) FROM sqlite_schema";

struct Finish {
  void operator()(sqlite3_backup* backup) const {
    sqlite3_backup_finish(backup);
  }
};

absl::StatusOr<int64_t> PageBytes(Connection& connection) {
  Rows rows = connection.Query("PRAGMA page_size");
  if (!rows.Next()) return rows.status();
  return rows.Int(0);
}

// Of the same page size, and begun: its first page is there before any other,
// by which the layer that seals pages knows that it is to seal them. Half a
// copy is no copy, so nothing needs to be safe before the end.
absl::StatusOr<std::unique_ptr<Connection>> BeginCopy(const std::string& path,
                                                      int64_t page_bytes) {
  absl::StatusOr<std::unique_ptr<Connection>> copy =
      Connection::Open({.path = path}, Connection::Access::kCreate);
  if (!copy.ok()) return copy;
  const std::string begin =
      absl::StrCat("PRAGMA page_size = ", page_bytes,
                   "; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
                   "CREATE TABLE copied (id INTEGER PRIMARY KEY) STRICT;");
  absl::Status status = (*copy)->RunScript(begin.c_str());
  if (!status.ok()) return status;
  return copy;
}

absl::Status RunCopy(
    Connection& source, Connection& copy, uint64_t page_bytes,
    const std::function<void(uint64_t done, uint64_t total)>& progress) {
  const std::unique_ptr<sqlite3_backup, Finish> backup(
      sqlite3_backup_init(copy.handle(), "main", source.handle(), "main"));
  if (backup == nullptr) {
    return SqliteStatus(sqlite3_extended_errcode(copy.handle()), "a copy");
  }
  int result = SQLITE_OK;
  while (result == SQLITE_OK) {
    result = sqlite3_backup_step(backup.get(), kPagesAStep);
    const auto total =
        static_cast<uint64_t>(sqlite3_backup_pagecount(backup.get()));
    const auto left =
        static_cast<uint64_t>(sqlite3_backup_remaining(backup.get()));
    progress((total - left) * page_bytes, total * page_bytes);
  }
  return SqliteStatus(result, "a copy");
}

}  // namespace

absl::StatusOr<uint64_t> CopyDatabase(
    const FileOptions& from, const std::string& to,
    const std::function<void(uint64_t done, uint64_t total)>& progress) {
  absl::StatusOr<std::unique_ptr<Connection>> source =
      Connection::Open(from, Connection::Access::kReadWrite);
  if (!source.ok()) return source.status();
  absl::Status status = (*source)->RunScript("PRAGMA busy_timeout = 5000");
  if (!status.ok()) return status;
  const absl::StatusOr<int64_t> page_bytes = PageBytes(**source);
  if (!page_bytes.ok()) return page_bytes.status();
  absl::StatusOr<std::unique_ptr<Connection>> copy = BeginCopy(to, *page_bytes);
  if (!copy.ok()) return copy.status();
  {
    // Holds the moment: without it the copy would begin anew after each write.
    const absl::StatusOr<Transaction> moment = Transaction::BeginRead(**source);
    if (!moment.ok()) return moment.status();
    if (status = (*source)->Run(kAnyRead); !status.ok()) return status;
    status =
        RunCopy(**source, **copy, static_cast<uint64_t>(*page_bytes), progress);
    if (!status.ok()) return status;
  }
  return DatabaseBytes(to);
}

uint64_t DatabaseBytes(const std::string& path) {
  uint64_t bytes = 0;
  for (const char* suffix : {"", "-wal"}) {
    std::error_code error;
    const uint64_t size = std::filesystem::file_size(path + suffix, error);
    if (!error) bytes += size;
  }
  return bytes;
}

}  // namespace intake
