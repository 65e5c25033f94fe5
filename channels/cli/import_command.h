// `intake account import`.

#ifndef INTAKE_CHANNELS_CLI_IMPORT_COMMAND_H_
#define INTAKE_CHANNELS_CLI_IMPORT_COMMAND_H_

#include "channels/cli/command.h"

namespace intake::cli {

void AddImportCommand(CLI::App* account, Command* chosen);

}  // namespace intake::cli

#endif  // INTAKE_CHANNELS_CLI_IMPORT_COMMAND_H_
