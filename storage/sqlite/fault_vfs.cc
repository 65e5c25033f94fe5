#include "storage/sqlite/fault_vfs.h"

#include <sqlite3.h>

#include <cstring>
#include <new>

#include "absl/strings/match.h"

namespace intake::testing {
namespace {

// A file of ours is followed in memory by the real one.
struct FaultFile {
  sqlite3_file base;
  bool watched;
};

sqlite3_file* Real(sqlite3_file* file) {
  return reinterpret_cast<sqlite3_file*>(reinterpret_cast<FaultFile*>(file) +
                                         1);
}

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
  if (!reinterpret_cast<FaultFile*>(file)->watched) return SQLITE_OK;
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
    return Real(file)->pMethods->xWrite(Real(file), bytes, size, at);
  }
  // Half of it reaches the disk, as when space runs out.
  Real(file)->pMethods->xWrite(Real(file), bytes, size / 2, at);
  return fault;
}

int Sync(sqlite3_file* file, int flags) {
  const int fault = Fault(file, FaultsOfDisk().sync_result, SQLITE_IOERR_FSYNC);
  if (fault != SQLITE_OK) return fault;
  return Real(file)->pMethods->xSync(Real(file), flags);
}

// What fails only as the n-th call.
template <auto Method, int broken, typename... Args>
int Counted(sqlite3_file* file, Args... args) {
  static constexpr std::atomic<int> kNever = SQLITE_OK;
  const int fault = Fault(file, kNever, broken);
  if (fault != SQLITE_OK) return fault;
  return (Real(file)->pMethods->*Method)(Real(file), args...);
}

// Everything else is passed on.
template <auto Method, typename... Args>
auto Pass(sqlite3_file* file, Args... args) {
  return (Real(file)->pMethods->*Method)(Real(file), args...);
}

int ShmLock(sqlite3_file* file, int offset, int count, int flags) {
  return (flags & SQLITE_SHM_LOCK) != 0
             ? Counted<&sqlite3_io_methods::xShmLock, SQLITE_IOERR_SHMLOCK>(
                   file, offset, count, flags)
             : Pass<&sqlite3_io_methods::xShmLock>(file, offset, count, flags);
}

using Methods = sqlite3_io_methods;
constexpr Methods kMethods = {
    .iVersion = 2,
    .xClose = &Pass<&Methods::xClose>,
    .xRead =
        &Counted<&Methods::xRead, SQLITE_IOERR_READ, void*, int, sqlite3_int64>,
    .xWrite = &Write,
    .xTruncate =
        &Counted<&Methods::xTruncate, SQLITE_IOERR_TRUNCATE, sqlite3_int64>,
    .xSync = &Sync,
    .xFileSize =
        &Counted<&Methods::xFileSize, SQLITE_IOERR_FSTAT, sqlite3_int64*>,
    .xLock = &Counted<&Methods::xLock, SQLITE_IOERR_LOCK, int>,
    .xUnlock = &Pass<&Methods::xUnlock, int>,
    .xCheckReservedLock = &Counted<&Methods::xCheckReservedLock,
                                   SQLITE_IOERR_CHECKRESERVEDLOCK, int*>,
    .xFileControl = &Pass<&Methods::xFileControl, int, void*>,
    .xSectorSize = &Pass<&Methods::xSectorSize>,
    .xDeviceCharacteristics = &Pass<&Methods::xDeviceCharacteristics>,
    .xShmMap = &Counted<&Methods::xShmMap, SQLITE_IOERR_SHMMAP, int, int, int,
                        void volatile**>,
    .xShmLock = &ShmLock,
    .xShmBarrier = &Pass<&Methods::xShmBarrier>,
    .xShmUnmap = &Pass<&Methods::xShmUnmap, int>,
};

bool IsWatched(const char* name) {
  return name != nullptr && absl::StrContains(name, FaultsOfDisk().file);
}

int Open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags,
         int* out_flags) {
  auto* opened = new (file) FaultFile{};
  if (IsWatched(name) && IsFailingCall(/*writes=*/false)) {
    return SQLITE_CANTOPEN;
  }
  const int result =
      RealVfs()->xOpen(RealVfs(), name, Real(file), flags, out_flags);
  if (Real(file)->pMethods == nullptr) return result;
  opened->base.pMethods = &kMethods;
  opened->watched = IsWatched(name);
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
    static sqlite3_vfs vfs = *RealVfs();
    vfs.zName = "intake-faults";
    vfs.pNext = nullptr;
    vfs.szOsFile += static_cast<int>(sizeof(FaultFile));
    vfs.xOpen = &Open;
    vfs.xDelete = &Delete;
    vfs.xAccess = &Access;
    sqlite3_vfs_register(&vfs, /*makeDflt=*/0);
    return &vfs;
  }();
  return registered->zName;
}

}  // namespace intake::testing
