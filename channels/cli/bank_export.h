// Every account with its meters and last readings, for the bank's terminals.

#ifndef INTAKE_CHANNELS_CLI_BANK_EXPORT_H_
#define INTAKE_CHANNELS_CLI_BANK_EXPORT_H_

#include <string>

#include "absl/status/statusor.h"
#include "channels/cli/render/exit_code.h"
#include "channels/cli/session.h"

namespace intake::cli {

// Writes `path` wholly or not at all; what no terminal can show is named on
// standard error, and the exit code is then kRefused. Errors: the server's, the
// disk's.
absl::StatusOr<ExitCode> ExportForTerminals(Session& session,
                                            const std::string& agent,
                                            const std::string& path);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_BANK_EXPORT_H_
