#include "tests/fault/fail_vfs.h"

#include <sqlite3.h>

#include <atomic>
#include <new>

#include "absl/strings/match.h"
#include "absl/strings/string_view.h"

namespace intake::testing {
namespace {

// Of the shared memory's locks, the one of whoever writes to the log: see
// "WAL-mode file format" in SQLite's documentation.
constexpr int kWriteLock = 0;

enum class Role : unsigned char { kOther, kDatabase, kLog };

// A file of ours is followed in memory by the real one.
struct FailFile {
  sqlite3_file base;
  Role role;
};

FailPoints* points = nullptr;
// The transaction under way has passed its begin.
std::atomic<bool> begun{false};

sqlite3_file* Real(sqlite3_file* file) {
  return reinterpret_cast<sqlite3_file*>(reinterpret_cast<FailFile*>(file) + 1);
}

Role RoleOf(sqlite3_file* file) {
  return reinterpret_cast<FailFile*>(file)->role;
}

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
      FailPoint::kBeforeWrite, FailPoint::kAfterWrite, SQLITE_IOERR_WRITE, [&] {
        return Real(file)->pMethods->xWrite(Real(file), bytes, size, at);
      });
}

int Write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 at) {
  switch (RoleOf(file)) {
    case Role::kLog:
      return WriteToLog(file, bytes, size, at);
    case Role::kDatabase:
      return Around(FailPoint::kBeforeCheckpointWrite,
                    FailPoint::kAfterCheckpointWrite, SQLITE_IOERR_WRITE, [&] {
                      return Real(file)->pMethods->xWrite(Real(file), bytes,
                                                          size, at);
                    });
    case Role::kOther:
      break;
  }
  return Real(file)->pMethods->xWrite(Real(file), bytes, size, at);
}

int Sync(sqlite3_file* file, int flags) {
  const auto sync = [&] {
    return Real(file)->pMethods->xSync(Real(file), flags);
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
    return Real(file)->pMethods->xShmLock(Real(file), offset, count, with);
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

// Everything else is passed on.
template <auto Method, typename... Args>
auto Pass(sqlite3_file* file, Args... args) {
  return (Real(file)->pMethods->*Method)(Real(file), args...);
}

constexpr sqlite3_io_methods kMethods = {
    .iVersion = 2,
    .xClose = &Pass<&sqlite3_io_methods::xClose>,
    .xRead = &Pass<&sqlite3_io_methods::xRead, void*, int, sqlite3_int64>,
    .xWrite = &Write,
    .xTruncate = &Pass<&sqlite3_io_methods::xTruncate, sqlite3_int64>,
    .xSync = &Sync,
    .xFileSize = &Pass<&sqlite3_io_methods::xFileSize, sqlite3_int64*>,
    .xLock = &Pass<&sqlite3_io_methods::xLock, int>,
    .xUnlock = &Pass<&sqlite3_io_methods::xUnlock, int>,
    .xCheckReservedLock = &Pass<&sqlite3_io_methods::xCheckReservedLock, int*>,
    .xFileControl = &Pass<&sqlite3_io_methods::xFileControl, int, void*>,
    .xSectorSize = &Pass<&sqlite3_io_methods::xSectorSize>,
    .xDeviceCharacteristics =
        &Pass<&sqlite3_io_methods::xDeviceCharacteristics>,
    .xShmMap =
        &Pass<&sqlite3_io_methods::xShmMap, int, int, int, void volatile**>,
    .xShmLock = &ShmLock,
    .xShmBarrier = &Pass<&sqlite3_io_methods::xShmBarrier>,
    .xShmUnmap = &Pass<&sqlite3_io_methods::xShmUnmap, int>,
};

Role RoleOfName(const char* name) {
  const absl::string_view path = name == nullptr ? "" : name;
  if (absl::EndsWith(path, "/journal.db")) return Role::kDatabase;
  if (absl::EndsWith(path, "/journal.db-wal")) return Role::kLog;
  return Role::kOther;
}

int Open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags,
         int* out_flags) {
  auto* opened = new (file) FailFile{};
  const int result =
      RealVfs()->xOpen(RealVfs(), name, Real(file), flags, out_flags);
  if (Real(file)->pMethods == nullptr) return result;
  opened->base.pMethods = &kMethods;
  opened->role = RoleOfName(name);
  return result;
}

}  // namespace

const char* RegisterFailVfs(FailPoints& fail_points) {
  points = &fail_points;
  static sqlite3_vfs vfs = *RealVfs();
  vfs.zName = "intake-fail-points";
  vfs.pNext = nullptr;
  vfs.szOsFile += static_cast<int>(sizeof(FailFile));
  vfs.xOpen = &Open;
  sqlite3_vfs_register(&vfs, /*makeDflt=*/0);
  return vfs.zName;
}

}  // namespace intake::testing
