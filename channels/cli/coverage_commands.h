// `intake coverage` and `intake coverage missing`

#ifndef INTAKE_CHANNELS_CLI_COVERAGE_COMMANDS_H_
#define INTAKE_CHANNELS_CLI_COVERAGE_COMMANDS_H_

#include "channels/cli/command.h"

namespace intake::cli {

void AddCoverageCommands(CLI::App* app, Command* chosen);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_COVERAGE_COMMANDS_H_
