// A disk that can lose its power: knows of every file what was written and what
// of it was synced, and what may be left when the power goes. For tests.

#ifndef INTAKE_STORAGE_SQLITE_CRASH_DISK_H_
#define INTAKE_STORAGE_SQLITE_CRASH_DISK_H_

#include <sys/types.h>

#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/synchronization/mutex.h"
#include "storage/sqlite/crash_loss.h"

namespace intake::testing {

// At which call the power goes; a number that is never reached leaves it on.
struct PowerCut {
  static constexpr uint64_t kNever = ~uint64_t{0};

  // Counted from 1: syncs, or changes of any kind (syncs are among them).
  uint64_t at_sync = kNever;
  uint64_t at_change = kNever;
  // The sync still reaches the disk, but nobody hears of it.
  bool after_sync = false;
  // This one of the files whose names end so fails, once, with the power on. As
  // under Linux, what it was to write counts as written from then on: no later
  // sync tries it again.
  uint64_t failing_sync = kNever;
  std::string failing_suffix = {};
};

// One folder of real files, followed by their inodes, since others rename and
// remove them too. Until a sync a file's writes may be lost; until one of the
// folder its entries may. Thread-safe.
class CrashDisk {
 public:
  ~CrashDisk();

  // Forgets everything. REQUIRES: no file in `folder` is open.
  void Start(const std::string& folder, PowerCut cut);
  // From now on syncs do nothing, as with a disk that lies about them.
  void LieAboutSyncs();

  void LosePower();
  bool is_off() const;
  uint64_t syncs() const;
  uint64_t changes() const;

  // Told of every file once it is open; answers what to call it below.
  ino_t Opened(const std::string& path);
  // What the file system is about to do. The power is off if it went.
  void Writes(ino_t file, int64_t at, absl::string_view bytes);
  void Truncates(ino_t file, int64_t size);
  // UNAVAILABLE: it fails.
  absl::Status Syncs(ino_t file);
  void SyncsFolder();

  // The power is back: puts into the folder what was synced, and of the rest
  // what `seed` chooses - nothing, all that was written before some moment, or
  // of every sector any of its versions. Counts anew. REQUIRES: no file is
  // open.
  void Restart(uint32_t seed, PowerCut cut);

  // Only the process had ended: everything written is there, and what was not
  // synced still may be lost. REQUIRES: no file is open.
  void GoOn();

 private:
  using Folder = std::map<std::string, ino_t>;

  struct File {
    // Keeps the inode from being given to another file.
    int descriptor = -1;
    bool may_fail = false;
    std::string synced;
    std::vector<Change> unsynced;
    // A sync failed: only sectors written since are synced by the next.
    bool has_lost = false;
  };

  void Forget() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  Folder Listed() const ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void Note(ino_t file, Change change) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  enum class SyncEnd { kReaches, kLost, kFails };
  SyncEnd NextSync(bool may_fail) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void CutPower() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  Folder LeftOfFolder(std::mt19937& random) const
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  mutable absl::Mutex mutex_;
  std::string path_ ABSL_GUARDED_BY(mutex_);
  PowerCut cut_ ABSL_GUARDED_BY(mutex_);
  bool lies_ ABSL_GUARDED_BY(mutex_) = false;
  bool off_ ABSL_GUARDED_BY(mutex_) = false;
  uint64_t syncs_ ABSL_GUARDED_BY(mutex_) = 0;
  uint64_t failing_syncs_ ABSL_GUARDED_BY(mutex_) = 0;
  uint64_t changes_ ABSL_GUARDED_BY(mutex_) = 0;
  std::map<ino_t, File> files_ ABSL_GUARDED_BY(mutex_);
  Folder synced_folder_ ABSL_GUARDED_BY(mutex_);
  // When the power went.
  Folder last_folder_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace intake::testing

#endif  // INTAKE_STORAGE_SQLITE_CRASH_DISK_H_
