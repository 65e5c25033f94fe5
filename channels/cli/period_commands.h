// `intake period`, `intake coverage` and `intake arrivals`: how a month stands.

#ifndef INTAKE_CHANNELS_CLI_PERIOD_COMMANDS_H_
#define INTAKE_CHANNELS_CLI_PERIOD_COMMANDS_H_

#include "channels/cli/command.h"

namespace intake::cli {

void AddPeriodCommands(CLI::App* app, Command* chosen);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_PERIOD_COMMANDS_H_
