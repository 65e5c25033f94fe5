// `intake views rebuild`, `intake status`, `intake doctor`.

#ifndef INTAKE_CHANNELS_CLI_OPERATIONS_COMMANDS_H_
#define INTAKE_CHANNELS_CLI_OPERATIONS_COMMANDS_H_

#include "channels/cli/command.h"

namespace intake::cli {

void AddOperationsCommands(CLI::App* app, Command* chosen);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_OPERATIONS_COMMANDS_H_
