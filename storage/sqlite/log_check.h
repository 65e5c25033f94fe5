// Whether a write-ahead log that was left behind has lost something that had
// been committed. SQLite itself reads a log up to the first frame that does not
// fit, and takes what follows for a write that a crash has torn.

#ifndef INTAKE_STORAGE_SQLITE_LOG_CHECK_H_
#define INTAKE_STORAGE_SQLITE_LOG_CHECK_H_

#include <string>

#include "absl/status/status.h"

namespace intake {

// DATA_LOSS names the file and the first frame that does not fit, if one behind
// it proves that it had been synced: a commit is followed by other frames only
// after its sync. Damage to the last commit alone cannot be told from a crash.
// No file, or an empty one, is whole.
//
// Of a log with synchronous = FULL, which nobody writes meanwhile. Format:
// https://www.sqlite.org/fileformat2.html#walformat
absl::Status CheckLog(const std::string& path);

}  // namespace intake

#endif  // INTAKE_STORAGE_SQLITE_LOG_CHECK_H_
