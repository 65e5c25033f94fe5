// A data folder made from a backup.

#ifndef INTAKE_STORAGE_BACKUP_RESTORE_H_
#define INTAKE_STORAGE_BACKUP_RESTORE_H_

#include <string>

#include "absl/status/statusor.h"
#include "storage/backup/manifest.h"

namespace intake {

// Reads all of the backup in `folder` and compares it with its manifest.
// DATA_LOSS names the file that is damaged, missing or not what was backed up.
absl::StatusOr<BackupManifest> CheckBackup(const std::string& folder);

// Checks it and copies it to `data_folder`, durably, the journal last.
// FAILED_PRECONDITION `DATA_FOLDER_IN_USE`: there are files of a store already;
// `STORE_IN_USE`: by another process. After an error there is no journal.
absl::StatusOr<BackupManifest> RestoreBackup(const std::string& folder,
                                             const std::string& data_folder);

}  // namespace intake

#endif  // INTAKE_STORAGE_BACKUP_RESTORE_H_
