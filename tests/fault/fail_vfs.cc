#include "tests/fault/fail_vfs.h"

#include <sqlite3.h>

#include <atomic>

#include "absl/strings/match.h"
#include "absl/strings/string_view.h"
#include "storage/sqlite/vfs_layer.h"

namespace intake::testing {
namespace {

// Of the shared memory's locks, the one of whoever writes to the log: see
// "WAL-mode file format" in SQLite's documentation.
constexpr int kWriteLock = 0;

enum class Role : unsigned char { kOther, kDatabase, kLog };

struct FailFile {
  Role role = Role::kOther;
};

using Methods = sqlite3_io_methods;

FailPoints* points = nullptr;
// The transaction under way has passed its begin.
std::atomic<bool> begun{false};

Role RoleOf(sqlite3_file* file) { return OwnOf<FailFile>(file).role; }

sqlite3_vfs* RealVfs() {
  static sqlite3_vfs* const real = sqlite3_vfs_find(nullptr);
  return real;
}

// `call` between two points, either of which may make it fail.
template <typename Between>
int Around(FailPoint before, FailPoint after, int failure, Between call) {
  if (points->FailsAt(before)) return failure;
  const int result = call();
  return points->FailsAt(after) ? failure : result;
}

int WriteToLog(sqlite3_file* file, const void* bytes, int size,
               sqlite3_int64 at) {
  // A connection that keeps the file for itself takes no lock: there a
  // transaction begins with the first page.
  if (!begun.exchange(true) &&
      Around(FailPoint::kBeforeBegin, FailPoint::kAfterBegin,
             SQLITE_IOERR_WRITE, [] { return SQLITE_OK; }) != SQLITE_OK) {
    return SQLITE_IOERR_WRITE;
  }
  return Around(
      FailPoint::kBeforeWrite, FailPoint::kAfterWrite, SQLITE_IOERR_WRITE,
      [&] { return Pass<FailFile, &Methods::xWrite>(file, bytes, size, at); });
}

int Write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 at) {
  switch (RoleOf(file)) {
    case Role::kLog:
      return WriteToLog(file, bytes, size, at);
    case Role::kDatabase:
      return Around(FailPoint::kBeforeCheckpointWrite,
                    FailPoint::kAfterCheckpointWrite, SQLITE_IOERR_WRITE, [&] {
                      return Pass<FailFile, &Methods::xWrite>(file, bytes, size,
                                                              at);
                    });
    case Role::kOther:
      break;
  }
  return Pass<FailFile, &Methods::xWrite>(file, bytes, size, at);
}

int Sync(sqlite3_file* file, int flags) {
  const auto sync = [&] {
    return Pass<FailFile, &Methods::xSync>(file, flags);
  };
  switch (RoleOf(file)) {
    case Role::kLog:
      begun = false;
      return Around(FailPoint::kBeforeCommit, FailPoint::kAfterCommit,
                    SQLITE_IOERR_FSYNC, sync);
    case Role::kDatabase:
      return Around(FailPoint::kBeforeCheckpointSync,
                    FailPoint::kAfterCheckpointSync, SQLITE_IOERR_FSYNC, sync);
    case Role::kOther:
      break;
  }
  return sync();
}

int ShmLock(sqlite3_file* file, int offset, int count, int flags) {
  const auto call = [&](int with) {
    return Pass<FailFile, &Methods::xShmLock>(file, offset, count, with);
  };
  constexpr int kTake = SQLITE_SHM_LOCK | SQLITE_SHM_EXCLUSIVE;
  const bool begins = RoleOf(file) == Role::kDatabase && flags == kTake &&
                      offset == kWriteLock && count == 1;
  if (!begins) return call(flags);
  begun = true;
  if (points->FailsAt(FailPoint::kBeforeBegin)) return SQLITE_IOERR_SHMLOCK;
  const int result = call(flags);
  if (!points->FailsAt(FailPoint::kAfterBegin)) return result;
  // Who is told that it has not got the lock never gives it back.
  if (result == SQLITE_OK) call(SQLITE_SHM_UNLOCK | SQLITE_SHM_EXCLUSIVE);
  return SQLITE_IOERR_SHMLOCK;
}

constexpr Methods kMethods = [] {
  Methods methods = PassingMethods<FailFile>();
  methods.xWrite = &Write;
  methods.xSync = &Sync;
  methods.xShmLock = &ShmLock;
  return methods;
}();

Role RoleOfName(const char* name) {
  const absl::string_view path = name == nullptr ? "" : name;
  if (absl::EndsWith(path, "/journal.db")) return Role::kDatabase;
  if (absl::EndsWith(path, "/journal.db-wal")) return Role::kLog;
  return Role::kOther;
}

int Open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags,
         int* out_flags) {
  const int result =
      OpenBelow<FailFile>(RealVfs(), kMethods, name, file, flags, out_flags);
  OwnOf<FailFile>(file).role = RoleOfName(name);
  return result;
}

}  // namespace

const char* RegisterFailVfs(FailPoints& fail_points) {
  points = &fail_points;
  static sqlite3_vfs vfs =
      LayerOn<FailFile>(*RealVfs(), "intake-fail-points", &Open);
  sqlite3_vfs_register(&vfs, /*makeDflt=*/0);
  return vfs.zName;
}

}  // namespace intake::testing
