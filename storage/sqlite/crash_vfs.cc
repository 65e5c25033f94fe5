#include "storage/sqlite/crash_vfs.h"

#include <sqlite3.h>

#include "storage/sqlite/vfs_layer.h"

namespace intake::testing {
namespace {

using Methods = sqlite3_io_methods;

struct CrashFile {
  ino_t inode = 0;
  // A log's or journal's entry in its folder is synced with its first bytes.
  bool syncs_folder = false;
  // Others, such as a sorter's, are gone after a crash anyway.
  bool watched = false;
};

CrashFile& Ours(sqlite3_file* file) { return OwnOf<CrashFile>(file); }

sqlite3_vfs* RealVfs() {
  static sqlite3_vfs* const real = sqlite3_vfs_find(nullptr);
  return real;
}

// What may be asked while the power is there, and how it fails afterwards.
template <auto Method, int failure, typename... Args>
int Powered(sqlite3_file* file, Args... args) {
  if (TheCrashDisk().is_off()) return failure;
  return Pass<CrashFile, Method>(file, args...);
}

int Write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 at) {
  if (Ours(file).watched) {
    TheCrashDisk().Writes(
        Ours(file).inode, at,
        {static_cast<const char*>(bytes), static_cast<size_t>(size)});
  }
  return Powered<&Methods::xWrite, SQLITE_IOERR_WRITE>(file, bytes, size, at);
}

int Truncate(sqlite3_file* file, sqlite3_int64 size) {
  if (Ours(file).watched) TheCrashDisk().Truncates(Ours(file).inode, size);
  return Powered<&Methods::xTruncate, SQLITE_IOERR_TRUNCATE>(file, size);
}

int Sync(sqlite3_file* file, int) {
  if (!Ours(file).watched) return SQLITE_OK;
  const absl::Status status = TheCrashDisk().Syncs(Ours(file).inode);
  if (status.ok() && Ours(file).syncs_folder) {
    TheCrashDisk().SyncsFolder();
    Ours(file).syncs_folder = false;
  }
  return status.ok() && !TheCrashDisk().is_off() ? SQLITE_OK
                                                 : SQLITE_IOERR_FSYNC;
}

// Locks are released, whatever happened.
int ShmLock(sqlite3_file* file, int offset, int count, int flags) {
  if (TheCrashDisk().is_off() && (flags & SQLITE_SHM_LOCK) != 0) {
    return SQLITE_IOERR_SHMLOCK;
  }
  return Pass<CrashFile, &Methods::xShmLock>(file, offset, count, flags);
}

// A process that has lost its disk can still close files and let go of locks.
constexpr Methods kMethods = [] {
  Methods methods = PassingMethods<CrashFile>();
  methods.xRead =
      &Powered<&Methods::xRead, SQLITE_IOERR_READ, void*, int, sqlite3_int64>;
  methods.xWrite = &Write;
  methods.xTruncate = &Truncate;
  methods.xSync = &Sync;
  methods.xFileSize =
      &Powered<&Methods::xFileSize, SQLITE_IOERR_FSTAT, sqlite3_int64*>;
  methods.xLock = &Powered<&Methods::xLock, SQLITE_IOERR_LOCK, int>;
  methods.xCheckReservedLock = &Powered<&Methods::xCheckReservedLock,
                                        SQLITE_IOERR_CHECKRESERVEDLOCK, int*>;
  methods.xShmMap = &Powered<&Methods::xShmMap, SQLITE_IOERR_SHMMAP, int, int,
                             int, void volatile**>;
  methods.xShmLock = &ShmLock;
  return methods;
}();

int Open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags,
         int* out_flags) {
  if (TheCrashDisk().is_off()) {
    file->pMethods = nullptr;
    return SQLITE_CANTOPEN;
  }
  const int result =
      OpenBelow<CrashFile>(RealVfs(), kMethods, name, file, flags, out_flags);
  if (result != SQLITE_OK || name == nullptr) return result;
  CrashFile& opened = Ours(file);
  opened.watched = true;
  opened.inode = TheCrashDisk().Opened(name);
  opened.syncs_folder =
      (flags & (SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_WAL)) != 0;
  return result;
}

int Delete(sqlite3_vfs*, const char* name, int sync_folder) {
  if (TheCrashDisk().is_off()) return SQLITE_IOERR_DELETE;
  const int result = RealVfs()->xDelete(RealVfs(), name, /*syncDir=*/0);
  if (result != SQLITE_OK || sync_folder == 0) return result;
  TheCrashDisk().SyncsFolder();
  return TheCrashDisk().is_off() ? SQLITE_IOERR_DELETE : SQLITE_OK;
}

int Access(sqlite3_vfs*, const char* name, int flags, int* result) {
  if (TheCrashDisk().is_off()) return SQLITE_IOERR_ACCESS;
  return RealVfs()->xAccess(RealVfs(), name, flags, result);
}

}  // namespace

CrashDisk& TheCrashDisk() {
  static auto* const disk = new CrashDisk;
  return *disk;
}

const char* CrashVfsName() {
  static sqlite3_vfs* const registered = [] {
    static sqlite3_vfs vfs =
        LayerOn<CrashFile>(*RealVfs(), "intake-crash", &Open);
    vfs.xDelete = &Delete;
    vfs.xAccess = &Access;
    sqlite3_vfs_register(&vfs, /*makeDflt=*/0);
    return &vfs;
  }();
  return registered->zName;
}

}  // namespace intake::testing
