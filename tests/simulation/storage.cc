#include "tests/simulation/storage.h"

#include <utility>

namespace intake::simulation {

Storage::Storage(bool on_sqlite) {
  if (on_sqlite) folder_.emplace();
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
