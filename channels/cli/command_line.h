// The whole program behind main: reads the command line, runs the command, and
// writes errors with what to do about them.

#ifndef INTAKE_CHANNELS_CLI_COMMAND_LINE_H_
#define INTAKE_CHANNELS_CLI_COMMAND_LINE_H_

#include <string>
#include <vector>

#include "channels/cli/render/exit_code.h"
#include "channels/cli/session.h"

namespace intake::cli {

// `arguments` without the program's name.
ExitCode RunCommandLine(std::vector<std::string> arguments,
                        const Environment& environment);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_COMMAND_LINE_H_
