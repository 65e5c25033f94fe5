// `intake backup`.

#ifndef INTAKE_CHANNELS_CLI_BACKUP_COMMAND_H_
#define INTAKE_CHANNELS_CLI_BACKUP_COMMAND_H_

#include "channels/cli/command.h"

namespace intake::cli {

void AddBackupCommand(CLI::App* app, Command* chosen);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_BACKUP_COMMAND_H_
