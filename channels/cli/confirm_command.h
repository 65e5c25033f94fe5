// `intake confirm`

#ifndef INTAKE_CHANNELS_CLI_CONFIRM_COMMAND_H_
#define INTAKE_CHANNELS_CLI_CONFIRM_COMMAND_H_

#include "channels/cli/command.h"

namespace intake::cli {

void AddConfirmCommand(CLI::App* app, Command* chosen);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_CONFIRM_COMMAND_H_
