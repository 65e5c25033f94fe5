// A copy of one SQLite file as it was at one moment, while others write it.

#ifndef INTAKE_STORAGE_BACKUP_COPY_DATABASE_H_
#define INTAKE_STORAGE_BACKUP_COPY_DATABASE_H_

#include <cstdint>
#include <functional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "storage/sqlite/connection.h"

namespace intake {

// Copies `from` to the new file `to`, durably; others read and write `from`
// meanwhile, its write-ahead log grows until the copy is made. `progress` hears
// how many of how many bytes are copied. Answers the size of the copy.
// Errors: the disk, or `from` is damaged.
absl::StatusOr<uint64_t> CopyDatabase(
    const FileOptions& from, const std::string& to,
    const std::function<void(uint64_t done, uint64_t total)>& progress);

// Of the file with its log, about.
uint64_t DatabaseBytes(const std::string& path);

}  // namespace intake

#endif  // INTAKE_STORAGE_BACKUP_COPY_DATABASE_H_
