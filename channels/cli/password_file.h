// A password in a file: never in a flag, where other users of the machine would
// see it.

#ifndef INTAKE_CHANNELS_CLI_PASSWORD_FILE_H_
#define INTAKE_CHANNELS_CLI_PASSWORD_FILE_H_

#include <string>

#include "absl/status/statusor.h"

namespace intake::cli {

// The first line of `path`, byte for byte; the server judges it.
// INVALID_ARGUMENT: it cannot be read, or the line is empty or endless.
absl::StatusOr<std::string> ReadPasswordFile(const std::string& path);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_PASSWORD_FILE_H_
