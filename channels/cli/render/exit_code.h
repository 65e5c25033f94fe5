// What the program says to the script that called it. Permanent: documented in
// every --help and in the man page.

#ifndef INTAKE_CHANNELS_CLI_RENDER_EXIT_CODE_H_
#define INTAKE_CHANNELS_CLI_RENDER_EXIT_CODE_H_

#include "absl/status/status.h"

namespace intake::cli {

enum class ExitCode {
  kOk = 0,
  // Something was refused, rejected, not found, or had changed meanwhile.
  kRefused = 1,
  // The command line or the configuration is wrong.
  kUsage = 2,
  // The server cannot be reached or cannot commit; try again.
  kUnavailable = 3,
  // The key is missing, unknown or not allowed to do this.
  kPermission = 4,
};

ExitCode ExitCodeOf(const absl::Status& status);

// One line a code, for --help and the man page.
inline constexpr char kExitCodesHelp[] =
    "Exit codes:\n"
    "  0  done\n"
    "  1  something was refused, rejected, not found, or had changed "
    "meanwhile\n"
    "  2  the command line or the configuration is wrong\n"
    "  3  the server cannot be reached or cannot commit: try again\n"
    "  4  the key is missing, unknown, or may not do this\n";

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_RENDER_EXIT_CODE_H_
