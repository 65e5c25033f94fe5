#include "storage/backup/backup_files.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <system_error>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "core/base/error.h"
#include "storage/sqlite/connection.h"
#include "storage/sqlite/journal.h"
#include "storage/sqlite/pragmas.h"
#include "storage/sqlite/verify.h"
#include "storage/views/store_errors.h"

namespace intake {
namespace {

// Writable, since closing it then leaves no file of SQLite's own behind.
absl::StatusOr<std::unique_ptr<Connection>> OpenWhole(const std::string& path) {
  absl::StatusOr<std::unique_ptr<Connection>> connection =
      Connection::Open({.path = path}, Connection::Access::kReadWrite);
  if (!connection.ok()) return connection;
  if (absl::Status status = CheckIntegrity(**connection); !status.ok()) {
    return WithPlace(status, path);
  }
  return connection;
}

absl::Status FileError(absl::string_view path, int error) {
  const std::string message = absl::StrCat(path, ": ", std::strerror(error));
  return error == ENOSPC || error == EDQUOT ? StoreFull(message)
                                            : StoreUnavailable(message);
}

}  // namespace

absl::StatusOr<JournalEnd> CheckJournalFile(const std::string& path) {
  absl::StatusOr<std::unique_ptr<Connection>> connection = OpenWhole(path);
  if (!connection.ok()) return connection.status();
  const absl::StatusOr<uint64_t> last = LastPositionOf(**connection);
  if (!last.ok()) return WithPlace(last.status(), path);
  const absl::StatusOr<uint64_t> verified = VerifyJournal(**connection, *last);
  if (!verified.ok()) return WithPlace(verified.status(), path);
  JournalEnd end = {.position = *last};
  if (*last == 0) return end;
  absl::Status status =
      VisitJournal(**connection, *last - 1, 1, [&end](const JournalRow& row) {
        end.chain = absl::BytesToHexString(ChainBytes(row.chain));
        return absl::OkStatus();
      });
  if (!status.ok()) return WithPlace(status, path);
  return end;
}

absl::Status CheckDatabaseFile(const std::string& path) {
  return OpenWhole(path).status();
}

absl::Status CopyFile(const std::string& from, const std::string& to) {
  std::error_code error;
  std::filesystem::copy_file(from, to, error);
  if (error) return FileError(to, error.value());
  return SyncFile(to);
}

absl::Status WriteSynced(const std::string& path, absl::string_view text) {
  std::ofstream file(path, std::ios::binary);
  file << std::string(text);
  file.close();
  if (!file) return FileError(path, errno);
  return SyncFile(path);
}

absl::Status SyncFile(const std::string& path) {
  const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return FileError(path, errno);
  const int result = fsync(descriptor);
  absl::Status status = result == 0 ? absl::OkStatus() : FileError(path, errno);
  close(descriptor);
  return status;
}

}  // namespace intake
