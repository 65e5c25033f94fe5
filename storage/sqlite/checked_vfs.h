// Pages that are found out when they are damaged: a layer between SQLite and a
// file system that seals every page of a database with a checksum when it is
// written, and checks it when it is read. A page that does not fit is
// SQLITE_IOERR_DATA.

#ifndef INTAKE_STORAGE_SQLITE_CHECKED_VFS_H_
#define INTAKE_STORAGE_SQLITE_CHECKED_VFS_H_

#include <cstdint>
#include <string>

namespace intake {

// Kept free for it by SQLite at the end of every page of a sealed file. Files
// made before this layer have no such room: they are read and written as ever.
inline constexpr int kPageChecksumBytes = 8;

// The name of the layer over the file system `base`, empty for the system's
// own. Registers it on its first call. Thread-safe.
// REQUIRES: `base` is registered.
const char* CheckedVfsName(const std::string& base);

// Of this thread, to be asked for after an error.
struct ReadTrouble {
  // Reads that failed for another reason than a checksum.
  uint64_t failed_reads = 0;
  // File and page of the last checksum that did not fit.
  std::string damage;
};
const ReadTrouble& ReadTroubleOfThread();

}  // namespace intake

#endif  // INTAKE_STORAGE_SQLITE_CHECKED_VFS_H_
