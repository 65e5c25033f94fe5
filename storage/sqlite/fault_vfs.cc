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

// SQLITE_OK, or what this call is to fail with.
int Fault(sqlite3_file* file, const std::atomic<int>& result) {
  Faults& faults = FaultsOfDisk();
  if (!reinterpret_cast<FaultFile*>(file)->watched) return SQLITE_OK;
  if (result == SQLITE_OK || faults.calls_left-- > 0) return SQLITE_OK;
  ++faults.failed;
  return result;
}

int Write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 at) {
  const int fault = Fault(file, FaultsOfDisk().write_result);
  if (fault == SQLITE_OK) {
    return Real(file)->pMethods->xWrite(Real(file), bytes, size, at);
  }
  // Half of it reaches the disk, as when space runs out.
  Real(file)->pMethods->xWrite(Real(file), bytes, size / 2, at);
  return fault;
}

int Sync(sqlite3_file* file, int flags) {
  const int fault = Fault(file, FaultsOfDisk().sync_result);
  if (fault != SQLITE_OK) return fault;
  return Real(file)->pMethods->xSync(Real(file), flags);
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
    .xShmLock = &Pass<&sqlite3_io_methods::xShmLock, int, int, int>,
    .xShmBarrier = &Pass<&sqlite3_io_methods::xShmBarrier>,
    .xShmUnmap = &Pass<&sqlite3_io_methods::xShmUnmap, int>,
};

int Open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags,
         int* out_flags) {
  auto* opened = new (file) FaultFile{};
  const int result =
      RealVfs()->xOpen(RealVfs(), name, Real(file), flags, out_flags);
  if (Real(file)->pMethods == nullptr) return result;
  opened->base.pMethods = &kMethods;
  opened->watched =
      name != nullptr && absl::StrContains(name, FaultsOfDisk().file);
  return result;
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
    sqlite3_vfs_register(&vfs, /*makeDflt=*/0);
    return &vfs;
  }();
  return registered->zName;
}

}  // namespace intake::testing
