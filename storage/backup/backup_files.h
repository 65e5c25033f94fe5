// Which files a backup has, and what must hold of them.

#ifndef INTAKE_STORAGE_BACKUP_BACKUP_FILES_H_
#define INTAKE_STORAGE_BACKUP_BACKUP_FILES_H_

#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace intake {

// In the order in which they are copied: the journal last, so that whatever the
// others tell of is in it.
inline constexpr const char* kBackedUpFiles[] = {"slips.db", "people.db",
                                                 "journal.db"};

struct JournalEnd {
  uint64_t position = 0;
  // The last event's link in its chain, in hex; empty for an empty journal.
  std::string chain;
};

// Reads all of the database at `path`, and every chain if it is the journal.
// DATA_LOSS names the first damage.
absl::StatusOr<JournalEnd> CheckJournalFile(const std::string& path);
absl::Status CheckDatabaseFile(const std::string& path);

// Copies a file and syncs it.
absl::Status CopyFile(const std::string& from, const std::string& to);
absl::Status WriteSynced(const std::string& path, absl::string_view text);
absl::Status SyncFile(const std::string& path);

}  // namespace intake

#endif  // INTAKE_STORAGE_BACKUP_BACKUP_FILES_H_
