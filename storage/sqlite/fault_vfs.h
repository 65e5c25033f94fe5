// A disk that fails when told to: SQLite's own file system with faults. For
// tests.

#ifndef INTAKE_STORAGE_SQLITE_FAULT_VFS_H_
#define INTAKE_STORAGE_SQLITE_FAULT_VFS_H_

#include <atomic>
#include <string>

#include "absl/strings/string_view.h"

namespace intake::testing {

// Which calls of the file system fail, and how: all writes or syncs after the
// first few, or the n-th call of any kind. Thread-safe.
struct Faults {
  // Only files whose names contain this, such as `journal.db`. Set before use.
  std::string file;
  // The result code of a failing write or sync, such as SQLITE_FULL.
  std::atomic<int> write_result{0};
  std::atomic<int> sync_result{0};
  // Calls of either kind that still succeed; then all fail, until raised.
  std::atomic<int> calls_left{0};
  // How many have failed.
  std::atomic<int> failed{0};

  void FailAfter(int calls, int on_write, int on_sync) {
    write_result = on_write;
    sync_result = on_sync;
    failed = 0;
    calls_left = calls;
  }
  void Heal() {
    write_result = 0;
    sync_result = 0;
    failing_call = 0;
  }

  // The n-th call of any kind from now on, counted from 1, fails as its kind
  // does when a disk is broken; with `full`, the n-th write as on a full disk.
  // From then on `always`, or only once. Locks are always released, and closing
  // always succeeds.
  void FailCall(int n, bool full, bool always) {
    failed = 0;
    calls_counted = 0;
    only_full = full;
    goes_on = always;
    failing_call = n;
  }
  std::atomic<int> failing_call{0};
  std::atomic<int> calls_counted{0};
  std::atomic<bool> only_full{false};
  std::atomic<bool> goes_on{false};
};

// The name to open SQLite files by, so that FaultsOfDisk() decides over them.
// Registers the file system on its first call.
const char* FaultVfsName();
Faults& FaultsOfDisk();

}  // namespace intake::testing

#endif  // INTAKE_STORAGE_SQLITE_FAULT_VFS_H_
