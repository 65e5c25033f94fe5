// Whole files; what was written is on disk when a call returns.

#ifndef INTAKE_CHANNELS_PROGRAM_DURABLE_FILE_H_
#define INTAKE_CHANNELS_PROGRAM_DURABLE_FILE_H_

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace intake::program {

// The whole file. NOT_FOUND: there is none. INVALID_ARGUMENT: it cannot be
// read. Both name `path`.
absl::StatusOr<std::string> ReadFile(const std::string& path);

// All of `text`, where the descriptor stands. RESOURCE_EXHAUSTED, naming
// `path`: it could not be written.
absl::Status WriteAll(int descriptor, absl::string_view text,
                      const std::string& path);

// Puts a file with `content` in the place of `path`: wholly or not at all. One
// process at a time may replace a file. RESOURCE_EXHAUSTED as above.
absl::Status ReplaceFile(const std::string& path, absl::string_view content);

// Syncs the folder that `path` is in, as a file that was made or renamed needs
// to survive a crash; returns fsync's result.
int SyncFolderOf(const std::string& path);

}  // namespace intake::program

#endif  // INTAKE_CHANNELS_PROGRAM_DURABLE_FILE_H_
