// Keeps a data folder to one process.

#ifndef INTAKE_STORAGE_SQLITE_FOLDER_LOCK_H_
#define INTAKE_STORAGE_SQLITE_FOLDER_LOCK_H_

#include <string>
#include <utility>

#include "absl/status/statusor.h"

namespace intake {

// Held until its end, or until the process is gone, however it ends.
class FolderLock {
 public:
  // Makes the folder if it is not there.
  // FAILED_PRECONDITION: another store has it open; says which process.
  // UNAVAILABLE: the folder cannot be made or written.
  static absl::StatusOr<FolderLock> Take(const std::string& folder);

  FolderLock(FolderLock&& other) noexcept
      : descriptor_(std::exchange(other.descriptor_, -1)) {}
  FolderLock& operator=(FolderLock&&) = delete;
  ~FolderLock();

 private:
  explicit FolderLock(int descriptor) : descriptor_(descriptor) {}

  int descriptor_;
};

// Makes the names of files made, renamed and removed in `folder` durable.
absl::Status SyncFolder(const std::string& folder);

}  // namespace intake

#endif  // INTAKE_STORAGE_SQLITE_FOLDER_LOCK_H_
