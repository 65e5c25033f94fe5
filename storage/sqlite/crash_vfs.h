// SQLite's own file system on a disk that loses its power when told to. For
// tests.

#ifndef INTAKE_STORAGE_SQLITE_CRASH_VFS_H_
#define INTAKE_STORAGE_SQLITE_CRASH_VFS_H_

#include "storage/sqlite/crash_disk.h"

namespace intake::testing {

// The name to open SQLite files by, so that they are on TheCrashDisk(): once
// its power is off, every call fails. Nothing is really synced. Registers the
// file system on its first call.
const char* CrashVfsName();
CrashDisk& TheCrashDisk();

}  // namespace intake::testing

#endif  // INTAKE_STORAGE_SQLITE_CRASH_VFS_H_
