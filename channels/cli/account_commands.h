// `intake account import|show|search`.

#ifndef INTAKE_CHANNELS_CLI_ACCOUNT_COMMANDS_H_
#define INTAKE_CHANNELS_CLI_ACCOUNT_COMMANDS_H_

#include "channels/cli/command.h"

namespace intake::cli {

void AddAccountCommands(CLI::App* app, Command* chosen);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_ACCOUNT_COMMANDS_H_
