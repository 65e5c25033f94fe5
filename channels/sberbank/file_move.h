// Moves a file from one folder to another of the same disk.

#ifndef INTAKE_CHANNELS_SBERBANK_FILE_MOVE_H_
#define INTAKE_CHANNELS_SBERBANK_FILE_MOVE_H_

#include <string>

#include "absl/status/status.h"

namespace intake::sberbank {

// On disk when it returns, and never over another file. UNAVAILABLE: it could
// not be moved, and stays where it is.
absl::Status MoveFile(const std::string& from, const std::string& to);

bool FileExists(const std::string& path);

}  // namespace intake::sberbank

#endif  // INTAKE_CHANNELS_SBERBANK_FILE_MOVE_H_
