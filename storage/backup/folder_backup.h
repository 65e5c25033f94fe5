// Backups of a data folder: its journal, its people and its slips, each backup
// a folder with copies and a manifest. Views are not in it: they are made
// again.

#ifndef INTAKE_STORAGE_BACKUP_FOLDER_BACKUP_H_
#define INTAKE_STORAGE_BACKUP_FOLDER_BACKUP_H_

#include <functional>
#include <string>
#include <utility>

#include "absl/base/thread_annotations.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "core/ports/store_backup.h"
#include "storage/backup/manifest.h"

namespace intake {

// Thread-safe.
class FolderBackup final : public StoreBackup {
 public:
  // `data_folder` is this process's for as long as the object is used.
  // `backup_folder` is made when the first backup is. `program` names the
  // version that makes them.
  FolderBackup(std::string data_folder, std::string backup_folder,
               std::string program)
      : data_folder_(std::move(data_folder)),
        backup_folder_(std::move(backup_folder)),
        program_(std::move(program)) {}

  absl::StatusOr<BackupResult> BackUp(
      const std::string& name, absl::Time now,
      const std::function<void(const BackupProgress&)>& progress) override;

 private:
  absl::StatusOr<BackupResult> BackUpTo(
      const std::string& folder, absl::Time now,
      const std::function<void(const BackupProgress&)>& progress);
  absl::StatusOr<BackupManifest> FillFolder(
      const std::string& folder, absl::Time now,
      const std::function<void(const BackupProgress&)>& progress);

  const std::string data_folder_;
  const std::string backup_folder_;
  const std::string program_;
  absl::Mutex mutex_;
  bool running_ ABSL_GUARDED_BY(mutex_) = false;
};

}  // namespace intake

#endif  // INTAKE_STORAGE_BACKUP_FOLDER_BACKUP_H_
