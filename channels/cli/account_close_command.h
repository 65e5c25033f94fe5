// `intake account close`

#ifndef INTAKE_CHANNELS_CLI_ACCOUNT_CLOSE_COMMAND_H_
#define INTAKE_CHANNELS_CLI_ACCOUNT_CLOSE_COMMAND_H_

#include "channels/cli/command.h"

namespace intake::cli {

void AddCloseCommand(CLI::App* account, Command* chosen);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_ACCOUNT_CLOSE_COMMAND_H_
