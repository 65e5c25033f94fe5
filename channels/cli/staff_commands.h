// `intake staff list|add|update|reset-password|change-password|actions`.

#ifndef INTAKE_CHANNELS_CLI_STAFF_COMMANDS_H_
#define INTAKE_CHANNELS_CLI_STAFF_COMMANDS_H_

#include "channels/cli/command.h"

namespace intake::cli {

void AddStaffCommands(CLI::App* app, Command* chosen);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_STAFF_COMMANDS_H_
