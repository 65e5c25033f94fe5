// Copies of everything that is stored, made while it is used.

#ifndef INTAKE_CORE_PORTS_STORE_BACKUP_H_
#define INTAKE_CORE_PORTS_STORE_BACKUP_H_

#include <cstdint>
#include <functional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace intake {

struct BackupProgress {
  uint64_t bytes_done = 0;
  uint64_t bytes_total = 0;
  // All is copied, and is read again and checked now.
  bool checking = false;
};

// A backup that is complete.
struct BackupResult {
  // Where it is, on the store's machine.
  std::string folder;
  // Of the last event in it: everything acknowledged before the backup began
  // is there.
  uint64_t journal_position = 0;
  uint64_t bytes = 0;
};

// Thread-safe.
class StoreBackup {
 public:
  virtual ~StoreBackup() = default;

  // Copies everything while it is used, reads the copy and checks all of it.
  // `name` is that of a folder beside other backups; empty: made of `now`.
  // `progress` hears of it now and then.
  //
  // INVALID_ARGUMENT: no good name. ALREADY_EXISTS `BACKUP_EXISTS`.
  // FAILED_PRECONDITION `BACKUP_RUNNING`. RESOURCE_EXHAUSTED `STORE_FULL`,
  // UNAVAILABLE: the disk. DATA_LOSS: what is stored is damaged. After an error
  // there is no backup of that name.
  virtual absl::StatusOr<BackupResult> BackUp(
      const std::string& name, absl::Time now,
      const std::function<void(const BackupProgress&)>& progress) = 0;
};

}  // namespace intake

#endif  // INTAKE_CORE_PORTS_STORE_BACKUP_H_
