#include "storage/sqlite/fault_vfs.h"

#include <sqlite3.h>

#include "absl/strings/match.h"
#include "storage/sqlite/vfs_layer.h"

namespace intake::testing {
namespace {

using Methods = sqlite3_io_methods;

struct FaultFile {
  bool watched = false;
};

sqlite3_vfs* RealVfs() {
  static sqlite3_vfs* const real = sqlite3_vfs_find(nullptr);
  return real;
}

// Whether this call is the n-th, or comes after it.
bool IsFailingCall(bool writes) {
  Faults& faults = FaultsOfDisk();
  const int failing = faults.failing_call;
  if (failing == 0 || (faults.only_full && !writes)) return false;
  const int call = ++faults.calls_counted;
  if (call != failing && !(call > failing && faults.goes_on)) return false;
  ++faults.failed;
  return true;
}

// SQLITE_OK, or what this call is to fail with.
int Fault(sqlite3_file* file, const std::atomic<int>& result, int broken) {
  Faults& faults = FaultsOfDisk();
  if (!OwnOf<FaultFile>(file).watched) return SQLITE_OK;
  if (IsFailingCall(/*writes=*/broken == SQLITE_IOERR_WRITE)) {
    return faults.only_full ? SQLITE_FULL : broken;
  }
  if (result == SQLITE_OK || faults.calls_left-- > 0) return SQLITE_OK;
  ++faults.failed;
  return result;
}

int Write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 at) {
  const int fault =
      Fault(file, FaultsOfDisk().write_result, SQLITE_IOERR_WRITE);
  if (fault == SQLITE_OK) {
    return Pass<FaultFile, &Methods::xWrite>(file, bytes, size, at);
  }
  // Half of it reaches the disk, as when space runs out.
  Pass<FaultFile, &Methods::xWrite>(file, bytes, size / 2, at);
  return fault;
}

int Sync(sqlite3_file* file, int flags) {
  const int fault = Fault(file, FaultsOfDisk().sync_result, SQLITE_IOERR_FSYNC);
  if (fault != SQLITE_OK) return fault;
  return Pass<FaultFile, &Methods::xSync>(file, flags);
}

// What fails only as the n-th call.
template <auto Method, int broken, typename... Args>
int Counted(sqlite3_file* file, Args... args) {
  static constexpr std::atomic<int> kNever = SQLITE_OK;
  const int fault = Fault(file, kNever, broken);
  if (fault != SQLITE_OK) return fault;
  return Pass<FaultFile, Method>(file, args...);
}

int ShmLock(sqlite3_file* file, int offset, int count, int flags) {
  return (flags & SQLITE_SHM_LOCK) != 0
             ? Counted<&Methods::xShmLock, SQLITE_IOERR_SHMLOCK>(file, offset,
                                                                 count, flags)
             : Pass<FaultFile, &Methods::xShmLock>(file, offset, count, flags);
}

constexpr Methods kMethods = [] {
  Methods methods = PassingMethods<FaultFile>();
  methods.xRead =
      &Counted<&Methods::xRead, SQLITE_IOERR_READ, void*, int, sqlite3_int64>;
  methods.xWrite = &Write;
  methods.xTruncate =
      &Counted<&Methods::xTruncate, SQLITE_IOERR_TRUNCATE, sqlite3_int64>;
  methods.xSync = &Sync;
  methods.xFileSize =
      &Counted<&Methods::xFileSize, SQLITE_IOERR_FSTAT, sqlite3_int64*>;
  methods.xLock = &Counted<&Methods::xLock, SQLITE_IOERR_LOCK, int>;
  methods.xCheckReservedLock = &Counted<&Methods::xCheckReservedLock,
                                        SQLITE_IOERR_CHECKRESERVEDLOCK, int*>;
  methods.xShmMap = &Counted<&Methods::xShmMap, SQLITE_IOERR_SHMMAP, int, int,
                             int, void volatile**>;
  methods.xShmLock = &ShmLock;
  return methods;
}();

bool IsWatched(const char* name) {
  return name != nullptr && absl::StrContains(name, FaultsOfDisk().file);
}

int Open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags,
         int* out_flags) {
  if (IsWatched(name) && IsFailingCall(/*writes=*/false)) {
    file->pMethods = nullptr;
    return SQLITE_CANTOPEN;
  }
  const int result =
      OpenBelow<FaultFile>(RealVfs(), kMethods, name, file, flags, out_flags);
  OwnOf<FaultFile>(file).watched = IsWatched(name);
  return result;
}

int Delete(sqlite3_vfs*, const char* name, int sync_folder) {
  if (IsWatched(name) && IsFailingCall(/*writes=*/false)) {
    return SQLITE_IOERR_DELETE;
  }
  return RealVfs()->xDelete(RealVfs(), name, sync_folder);
}

int Access(sqlite3_vfs*, const char* name, int flags, int* result) {
  if (IsWatched(name) && IsFailingCall(/*writes=*/false)) {
    return SQLITE_IOERR_ACCESS;
  }
  return RealVfs()->xAccess(RealVfs(), name, flags, result);
}

}  // namespace

Faults& FaultsOfDisk() {
  static Faults faults;
  return faults;
}

const char* FaultVfsName() {
  static sqlite3_vfs* const registered = [] {
    static sqlite3_vfs vfs =
        LayerOn<FaultFile>(*RealVfs(), "intake-faults", &Open);
    vfs.xDelete = &Delete;
    vfs.xAccess = &Access;
    sqlite3_vfs_register(&vfs, /*makeDflt=*/0);
    return &vfs;
  }();
  return registered->zName;
}

}  // namespace intake::testing
