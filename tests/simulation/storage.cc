#include "tests/simulation/storage.h"

#include <stdlib.h>
#include <unistd.h>

#include <utility>

namespace intake::simulation {

// In memory, where the machine has such: what a disk keeps is Disk's to say,
// and syncs would cost more than all else.
Storage::Storage(bool on_sqlite) {
  if (!on_sqlite) return;
  if (access("/dev/shm", W_OK) == 0) {
    setenv("TMPDIR", "/dev/shm", /*overwrite=*/1);
  }
  folder_.emplace();
}

absl::Status Storage::Open() {
  if (!folder_ || sqlite_ != nullptr) return absl::OkStatus();
  absl::StatusOr<std::unique_ptr<SqliteStore>> store = SqliteStore::Open(
      {.folder = folder_->path(), .readers_max = 1, .own_thread = false});
  if (!store.ok()) return store.status();
  sqlite_ = *std::move(store);
  return absl::OkStatus();
}

}  // namespace intake::simulation
